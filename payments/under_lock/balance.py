"""Steps that settle an order out of balance."""

from __future__ import annotations

import copy
from datetime import datetime
from decimal import Decimal

from callcenter.models import User
from callcenter.words.money import ZERO
from orders.models import Event, Order
from orders.models.events import record
from payments.models import CreditKind, Happened, PaymentEvent
from payments.questions.refundable import refundable_of
from payments.under_lock.totals import store_totals
from payments.ways import way_of
from payments.ways.accounts import credit

BACK = "surplus"  # the reference of what a gift card gets back of a surplus


def write_off(order: Order, amount: Decimal, *, at: datetime, by: User, note: str = "") -> None:
    """Add to the ledger what nobody has to pay any more."""
    PaymentEvent.objects.create(
        order=order, kind=Happened.WRITTEN_OFF, amount=amount, reference=note[:60], at=at, by=by
    )
    store_totals(order)


def write_off_shortage(order: Order, *, at: datetime, by: User) -> None:
    """Write off what is missing, where the tolerance still lets it pass."""
    if order.call_center.order_completion and ZERO < order.due <= order.may_be_missing:
        write_off(order, order.due, at=at, by=by)


def to_collect(order: Order, *, cost: Decimal) -> Decimal:
    """Return what is to be collected of an order that comes to cost so much; nothing within the tolerance.

    What is due already, and nobody asks for now, is left out.
    """
    then = copy.copy(order)
    then.total = cost
    is_more = order.call_center.order_completion and then.due > order.due
    return then.due if is_more and then.due > then.may_be_missing else ZERO


def keep_as_credit(
    order: Order, amount: Decimal, *, at: datetime, by: User, note: str = ""
) -> None:
    """Add to the ledger, and to the customer's credit, what is too much; his row is locked.

    What a gift card paid of it goes back to the card instead.
    """
    for part in refundable_of(order, cost=order.total).parts_of(amount):
        part.payment.order = order
        way = way_of(part.payment.method)
        if way.goes_back_only:
            way.pay_back(part.payment, part.amount, reference=BACK, at=at, by=by)
            amount -= part.amount
    if amount > ZERO:
        PaymentEvent.objects.create(
            order=order, kind=Happened.CREDITED, amount=amount, reference=note[:60], at=at, by=by
        )
        credit(order, CreditKind.CREDITED, amount, at=at, by=by, reason=note)
    store_totals(order)


def settled(order: Order, how: str, amount: Decimal, *, note: str, at: datetime, by: User) -> None:
    record(order, Event.BALANCE_SETTLED, at=at, by=by, how=how, amount=amount, note=note)
