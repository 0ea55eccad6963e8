"""What mends each thing that keeps an order from the warehouse, as a place to go or a form to send."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from orders.blocks.block import Fix
from orders.models import Cause, Hold, Order

SETTLE_MISSING = (
    Fix(url="payments:collect-later", label=_("Collect later"), asks="note", is_post=True),
    Fix(url="payments:write-off-balance", label=_("Write off"), asks="note", is_post=True),
)
FIXES: dict[str, tuple[Fix, ...]] = {
    Cause.MONEY: (Fix(url="payments:summary", label=_("Go on with the order")),),
    Cause.APPROVAL: (Fix(url="orders:order", label=_("Go to the order"), anchor="waiting"),),
    Cause.AMENDING: (Fix(url="orders:order", label=_("Go on with the changes")),),
    Cause.UNKNOWN: (Fix(url="orders:order", label=_("Go to the payments"), anchor="payments"),),
    Cause.DECLINED: (Fix(url="orders:amend-order", label=_("Modify"), is_post=True),),
    Cause.LIMIT: (
        Fix(url="payments:release-credit", label=_("Release"), asks="note", is_post=True),
    ),
    Cause.CHECK: (Fix(url="orders:order", label=_("Go to the payments"), anchor="payments"),),
    Cause.WAITING: (Fix(url="orders:order", label=_("Go to the payments"), anchor="payments"),),
    "missing": SETTLE_MISSING,
    "surplus": (
        Fix(url="payments:credit-surplus", label=_("Keep as credit"), asks="note", is_post=True),
    ),
}


def clear_fixes(order: Order, hold: Hold) -> tuple[Fix, ...]:
    """Return how a hold is cleared: by itself, or together with what comes next."""
    fixes = [
        Fix(
            url="orders:clear-hold",
            label=_("Clear hold"),
            more=(hold.pk,),
            asks="note",
            is_post=True,
        )
    ]
    if order.is_editable:
        fixes.append(Fix(url="payments:summary", label=_("Clear and submit")))
    return tuple(fixes)
