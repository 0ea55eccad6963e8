"""Payments: taken and removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from callcenter.money import ZERO, written
from callcenter.turns import wait_for_turn
from callcenter.typed import Amount
from orders.models import Event, Order
from orders.models.event import record
from orders.operations.coupons import reserve_coupons
from orders.operations.reserving import reserve
from payments import errors
from payments.figures import figures_by_payment, store_totals
from payments.models import Happened, OfferedMethod, Payment, PaymentEvent


@dataclass(frozen=True, kw_only=True)
class Card:
    """What the terminal's receipt says; never the card's number."""

    brand: str = ""
    last_four: str = ""
    terminal: str = ""
    approval_code: str = ""

    @property
    def is_complete(self) -> bool:
        return all((self.brand, self.last_four, self.terminal, self.approval_code))


NO_CARD = Card()


@transaction.atomic
def take_payment(
    number: int,
    *,
    method: str,
    amount: Amount,
    key: UUID,
    at: datetime,
    by: User,
    card: Card = NO_CARD,
) -> Payment:
    """Take a payment by the method with this code, of a sum or a share of the balance.

    Cash above the balance gives change; any other method above it is refused
    unless overpayment is allowed. The stock is reserved first, so that no
    money is taken for what is sold to others. Raises NothingDue,
    MethodNotOffered, MoreThanDue, BelowMinimum, AboveMaximum, OutOfStock,
    CardDetailsMissing, TerminalCodeUsed, NoPaymentsHere, NotEditable.
    """
    order = Order.objects.visible_to(by).locked().get(number=number)
    said = [number, method, amount, card]
    if earlier := Once.earlier(key, verb="take_payment", by=by, said=said):
        return get_payment(order, int(earlier))
    order.require_editable()
    if not order.call_center.order_completion:
        raise errors.NoPaymentsHere
    if not order.balance:
        raise errors.NothingDue(number=number)
    reserve_coupons(order, at=at)
    offered = get_method(order, method)
    typed = amount.of(order.balance, digits=order.digits)
    taken = amount_taken(order, offered, typed)
    reserve(order, at=at)
    is_card = offered.method.is_card
    payment = Payment.objects.create(
        order=order,
        number=order.payments.count() + 1,
        method=offered.method,
        amount=taken,
        taken_date=order.day_of(at),
        at=at,
        by=by,
        **(card_details(order, card, at=at) if is_card else cash_details(typed, taken)),
    )
    happened(payment, Happened.CAPTURED if is_card else Happened.AUTHORISED, at=at, by=by)
    store_totals(order)
    record(
        order, Event.PAYMENT_TAKEN, at=at, by=by,
        payment=payment.number, method=offered.method.code, amount=taken,
    )  # fmt: skip
    Once.keep(key, verb="take_payment", by=by, said=said, answer=payment.number)
    return payment


@transaction.atomic
def remove_payment(
    number: int,
    payment: int,
    *,
    key: UUID,
    at: datetime,
    by: User,
    handed_back: bool = False,
    reference: str = "",
) -> Order:
    """Take a payment back: cash is handed back first, a card refunded on its terminal first.

    Raises NotHandedBack, RefundCodeMissing, AlreadyRemoved, NoSuchPayment, NotEditable.
    """
    order = Order.objects.visible_to(by).locked().get(number=number)
    said = [number, payment, handed_back, reference]
    if Once.earlier(key, verb="remove_payment", by=by, said=said):
        return order
    order.require_editable()
    removed = get_payment(order, payment)
    standing = figures_by_payment(order)[removed.pk].secured
    if standing <= ZERO:
        raise errors.AlreadyRemoved(payment=payment)
    if removed.method.is_card:
        if not reference:
            raise errors.RefundCodeMissing(amount=written(standing, order.currency))
        happened(removed, Happened.REFUNDED, at=at, by=by, reference=reference)
    else:
        if not handed_back:
            raise errors.NotHandedBack(amount=written(standing, order.currency))
        happened(removed, Happened.VOIDED, at=at, by=by)
    store_totals(order)
    record(
        order, Event.PAYMENT_REMOVED, at=at, by=by,
        payment=payment, method=removed.method.code, amount=standing, reference=reference,
    )  # fmt: skip
    Once.keep(key, verb="remove_payment", by=by, said=said, answer=payment)
    return order


def happened(
    payment: Payment, kind: Happened, *, at: datetime, by: User, reference: str = ""
) -> PaymentEvent:
    """Add to the ledger what happened to the whole of a payment."""
    return PaymentEvent.objects.create(
        order=payment.order,
        payment=payment,
        kind=kind,
        amount=payment.amount,
        reference=reference,
        at=at,
        by=by,
    )


def get_method(order: Order, code: str) -> OfferedMethod:
    usable = OfferedMethod.objects.usable(order.call_center)
    offered = usable.filter(method__code=code).first()
    if offered is None:
        raise errors.MethodNotOffered
    return offered


def get_payment(order: Order, number: int) -> Payment:
    try:
        return Payment.objects.select_related("method").get(order=order, number=number)
    except Payment.DoesNotExist:
        raise errors.NoSuchPayment(number=order.number, payment=number) from None


def amount_taken(order: Order, offered: OfferedMethod, typed: Decimal) -> Decimal:
    """Return what counts as paid; cash above the balance counts as the balance."""
    taken = min(typed, order.balance) if offered.method.is_cash else typed
    if taken > order.balance and not offered.may_exceed:
        raise errors.MoreThanDue(balance=written(order.balance, order.currency))
    if offered.least is not None and taken < offered.least:
        raise errors.BelowMinimum(
            method=offered.method.label, least=written(offered.least, order.currency)
        )
    if offered.most is not None and taken > offered.most:
        raise errors.AboveMaximum(
            method=offered.method.label, most=written(offered.most, order.currency)
        )
    return taken


def cash_details(typed: Decimal, taken: Decimal) -> dict[str, Any]:
    """Return the columns of a cash payment: what was handed over, where change is due."""
    return {"handed_over": typed} if typed > taken else {}


def card_details(order: Order, card: Card, *, at: datetime) -> dict[str, Any]:
    """Return the columns of a card payment; its terminal's code is good once a day."""
    if not card.is_complete:
        raise errors.CardDetailsMissing
    terminal, code, day = printed(card.terminal), printed(card.approval_code), order.day_of(at)
    wait_for_turn(f"terminal {terminal} {day} {code}")
    same_receipt = Payment.objects.filter(terminal=terminal, taken_date=day, approval_code=code)
    if first := same_receipt.select_related("order").first():
        raise errors.TerminalCodeUsed(code=code, terminal=terminal, number=first.order.number)
    return {
        "brand": card.brand,
        "last_four": card.last_four,
        "terminal": terminal,
        "approval_code": code,
    }


def printed(typed: str) -> str:
    """Return a code as a receipt prints it, in capitals and without spaces."""
    return "".join(typed.split()).upper()
