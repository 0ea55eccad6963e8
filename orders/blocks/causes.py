"""Each thing that keeps an order waiting, in one row: when it does, and what is told of it.

``orders.models.blocked`` has the same conditions in SQL.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused
from callcenter.words.dates import day_written
from callcenter.words.money import ZERO, written
from orders import errors
from orders.blocks.block import Fix, Text
from orders.models import Cause, Hold, Order, Status


@dataclass(frozen=True, kw_only=True)
class Seen:
    """An order at a moment; ``is_asked`` where an approval of it is waiting for its answer.

    ``above_limit`` is how far it leads above the credit limit now.
    """

    order: Order
    at: datetime
    is_asked: bool = False
    above_limit: Decimal = ZERO

    @property
    def is_open(self) -> bool:
        return self.order.status in {Status.SUBMITTED, Status.AMENDING}

    def is_to_come(self, moment: datetime | None) -> bool:
        return bool(moment and moment > self.at)

    def written(self, amount: Decimal) -> str:
        return written(amount, self.order.currency)

    def day(self, moment: datetime | None) -> str:
        return day_written(self.order.day_of(moment)) if moment else ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """When a cause stands in the way, and what is told of it: ``refusal`` to a reviewer, ``say`` to the caller.

    Fixes are pages to go to or forms to send; ``if_surplus`` where too much is paid. The
    control on the desk where it is mended is the ``field``.
    """

    when: Callable[[Seen], bool]
    refusal: Callable[[Seen], Refused]
    say: Text
    fixes: tuple[Fix, ...] = ()
    if_surplus: tuple[Fix, ...] = ()
    field: str = ""


def out_of_balance(seen: Seen) -> Refused:
    if seen.order.is_missing_money:
        return errors.IsMissing(due=seen.written(seen.order.due))
    return errors.IsTooMuch(surplus=seen.written(seen.order.surplus))


PAYMENTS = (Fix(url="payments:payments", label=_("Go to the payments")),)
# Of a hold, where its code has no words of its own; no row, as there may be several: see ``hold_blocks``.
ON_HOLD = _("We are still looking at your order. It leaves as soon as that is done.")
CAUSES: dict[Cause, Told] = {
    Cause.MONEY: Told(
        when=lambda seen: seen.order.is_draft and seen.order.holds_money,
        refusal=lambda seen: errors.HoldsMoneyAsDraft(
            amount=seen.written(seen.order.secured_total + seen.order.waiting_total)
        ),
        say=_("Your payment is safe with us; the order itself is not finished yet."),
        fixes=(Fix(url="payments:summary", label=_("Go on with the order")),),
    ),
    Cause.APPROVAL: Told(
        when=lambda seen: seen.is_asked and seen.order.is_editable,
        refusal=lambda seen: errors.RequestWaiting(),
        say=_("My supervisor still has to agree to the price; then we can finish."),
        fixes=(Fix(url="orders:order", label=_("Go to the order")),),
    ),
    Cause.AMENDING: Told(
        when=lambda seen: seen.order.status == Status.AMENDING,
        refusal=lambda seen: errors.BeingModified(),
        say=_("Your order is being changed at the moment. It leaves once that is done."),
        fixes=(Fix(url="orders:order", label=_("Go on with the changes")),),
        field="complete",
    ),
    Cause.UNKNOWN: Told(
        when=lambda seen: seen.is_open and seen.order.unknown_total > ZERO,
        refusal=lambda seen: errors.AnswerUnknown(amount=seen.written(seen.order.unknown_total)),
        say=_("We are waiting for your bank’s answer. Please do not pay a second time."),
        fixes=PAYMENTS,
    ),
    Cause.DECLINED: Told(
        when=lambda seen: (
            seen.is_open and seen.order.declined_total > ZERO and seen.order.is_missing_money
        ),
        refusal=lambda seen: errors.WasDeclined(due=seen.written(seen.order.due)),
        say=_("Your payment was not accepted. How else would you like to pay?"),
        fixes=PAYMENTS,
    ),
    Cause.BALANCE: Told(
        when=lambda seen: seen.is_open and seen.order.is_out_of_balance,
        refusal=out_of_balance,
        say=_("What was paid and what the order comes to differ. We settle that first."),
        fixes=(
            Fix(url="payments:collect-later", label=_("Collect later"), asks_note=True),
            Fix(url="payments:write-off-balance", label=_("Write off"), asks_note=True),
        ),
        if_surplus=(Fix(url="payments:credit-surplus", label=_("Keep as credit"), asks_note=True),),
    ),
    Cause.LIMIT: Told(
        when=lambda seen: seen.is_open and seen.above_limit > ZERO,
        refusal=lambda seen: errors.OverCreditLimit(amount=seen.written(seen.above_limit)),
        say=_("The order is above what we can put on your account. We are looking at it."),
        fixes=(Fix(url="payments:release-credit", label=_("Release"), asks_note=True),),
    ),
    Cause.CHECK: Told(
        when=lambda seen: seen.is_open and seen.is_to_come(seen.order.check_waiting_until),
        refusal=lambda seen: errors.CheckWaits(since=seen.day(seen.order.check_waiting_until)),
        say=_("Your check is here. The order leaves once the bank has honored it."),
        fixes=PAYMENTS,
    ),
    Cause.WAITING: Told(
        when=lambda seen: seen.is_open and seen.order.waiting_total > ZERO,
        refusal=lambda seen: errors.PaymentWaits(amount=seen.written(seen.order.waiting_total)),
        say=_("Your order leaves as soon as your payment is here."),
        fixes=PAYMENTS,
    ),
}


def fixes_of(order: Order, told: Told) -> tuple[Fix, ...]:
    """Return what mends this order."""
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
