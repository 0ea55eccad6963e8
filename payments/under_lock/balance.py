"""Steps that settle an order out of balance."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from callcenter.models import User
from orders.models import Event, Order
from orders.models.events import record
from payments.models import CreditKind, Happened, PaymentEvent
from payments.under_lock.totals import store_totals
from payments.ways.accounts import credit


def write_off(order: Order, amount: Decimal, *, at: datetime, by: User, note: str = "") -> None:
    """Add to the ledger what nobody has to pay any more."""
    PaymentEvent.objects.create(
        order=order, kind=Happened.WRITTEN_OFF, amount=amount, reference=note[:60], at=at, by=by
    )
    store_totals(order)


def keep_as_credit(
    order: Order, amount: Decimal, *, at: datetime, by: User, note: str = ""
) -> None:
    """Add to the ledger, and to the customer's credit, what is too much; his row is locked."""
    PaymentEvent.objects.create(
        order=order, kind=Happened.CREDITED, amount=amount, reference=note[:60], at=at, by=by
    )
    credit(order, CreditKind.CREDITED, amount, at=at, by=by, reason=note)
    store_totals(order)


def settled(order: Order, how: str, amount: Decimal, *, note: str, at: datetime, by: User) -> None:
    record(order, Event.BALANCE_SETTLED, at=at, by=by, how=how, amount=amount, note=note)
