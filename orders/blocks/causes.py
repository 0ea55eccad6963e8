"""Each thing that keeps an order waiting, in one row: what the agent says to the caller, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from orders.blocks.block import Fix, Text
from orders.models import Cause, Hold, Order


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is told of a cause. Fixes are pages to go to or forms to send; ``if_surplus`` where too much is paid."""

    say: Text
    fixes: tuple[Fix, ...] = ()
    if_surplus: tuple[Fix, ...] = ()


PAYMENTS = (Fix(url="payments:payments", label=_("Go to the payments")),)
CAUSES: dict[Cause, Told] = {
    Cause.MONEY: Told(
        say=_("Your payment is safe with us; the order itself is not finished yet."),
        fixes=(Fix(url="payments:summary", label=_("Go on with the order")),),
    ),
    Cause.HOLD: Told(  # mended at the hold itself, see clear_fixes
        say=_("We are still looking at your order. It leaves as soon as that is done."),
    ),
    Cause.APPROVAL: Told(
        say=_("My supervisor still has to agree to the price; then we can finish."),
        fixes=(Fix(url="orders:order", label=_("Go to the order")),),
    ),
    Cause.AMENDING: Told(
        say=_("Your order is being changed at the moment. It leaves once that is done."),
        fixes=(Fix(url="orders:order", label=_("Go on with the changes")),),
    ),
    Cause.UNKNOWN: Told(
        say=_("We are waiting for your bank’s answer. Please do not pay a second time."),
        fixes=PAYMENTS,
    ),
    Cause.DECLINED: Told(
        say=_("Your payment was not accepted. How else would you like to pay?"), fixes=PAYMENTS
    ),
    Cause.BALANCE: Told(
        say=_("What was paid and what the order comes to differ. We settle that first."),
        fixes=(
            Fix(url="payments:collect-later", label=_("Collect later"), asks_note=True),
            Fix(url="payments:write-off-balance", label=_("Write off"), asks_note=True),
        ),
        if_surplus=(Fix(url="payments:credit-surplus", label=_("Keep as credit"), asks_note=True),),
    ),
    Cause.LIMIT: Told(
        say=_("The order is above what we can put on your account. We are looking at it."),
        fixes=(Fix(url="payments:release-credit", label=_("Release"), asks_note=True),),
    ),
    Cause.CHECK: Told(
        say=_("Your check is here. The order leaves once the bank has honored it."), fixes=PAYMENTS
    ),
    Cause.WAITING: Told(
        say=_("Your order leaves as soon as your payment is here."), fixes=PAYMENTS
    ),
}


def fixes_of(order: Order, cause: Cause) -> tuple[Fix, ...]:
    """Return what mends this order."""
    told = CAUSES[cause]
    fixes = told.if_surplus if told.if_surplus and not order.is_missing_money else told.fixes
    return tuple(replace(fix, number=order.number) for fix in fixes)


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
