"""What mends each thing that keeps an order from the warehouse, as a page to go to or a form to send."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from orders.blocks.block import Fix
from orders.models import Cause, Hold, Order

PAYMENTS = (Fix(url="payments:payments", label=_("Go to the payments")),)
FIXES: dict[str, tuple[Fix, ...]] = {
    Cause.MONEY: (Fix(url="payments:summary", label=_("Go on with the order")),),
    Cause.APPROVAL: (Fix(url="orders:order", label=_("Go to the order")),),
    Cause.AMENDING: (Fix(url="orders:order", label=_("Go on with the changes")),),
    Cause.UNKNOWN: PAYMENTS,
    Cause.DECLINED: PAYMENTS,
    Cause.LIMIT: (Fix(url="payments:release-credit", label=_("Release"), asks_note=True),),
    Cause.CHECK: PAYMENTS,
    Cause.WAITING: PAYMENTS,
    "missing": (
        Fix(url="payments:collect-later", label=_("Collect later"), asks_note=True),
        Fix(url="payments:write-off-balance", label=_("Write off"), asks_note=True),
    ),
    "surplus": (Fix(url="payments:credit-surplus", label=_("Keep as credit"), asks_note=True),),
}


def fixes_of(order: Order, name: str) -> tuple[Fix, ...]:
    """Return what mends this order, of a cause or of one side of the balance."""
    return tuple(replace(fix, number=order.number) for fix in FIXES[name])


def clear_fixes(order: Order, hold: Hold) -> tuple[Fix, ...]:
    return (
        Fix(
            url="orders:clear-hold",
            label=_("Clear hold"),
            number=order.number,
            more=(hold.pk,),
            asks_note=True,
        ),
    )
