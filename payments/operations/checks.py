"""A check that was to come is here."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from callcenter.words.money import ZERO
from orders.models import Event, Order, lock_order
from orders.models.events import record
from payments import errors
from payments.models import Happened, OfferedMethod
from payments.models.ledger import happened
from payments.questions.figures import figures_by_payment
from payments.under_lock.payments import get_payment
from payments.under_lock.securing import payments_of, secure
from payments.under_lock.totals import store_totals
from payments.ways.check import good_from


@transaction.atomic
def receive_check(
    number: int, payment: int, *, check_number: str, key: UUID, at: datetime, by: User
) -> Order:
    """Enter the check that a payment waited for; a submitted order captures it at once.

    Above the call center's threshold it then waits until it is good. Raises
    CheckNumberMissing, NotWaiting, NoSuchPayment.
    """
    order = lock_order(number, by=by)
    said = [number, payment, check_number]
    if Once.earlier(key, verb="receive_check", by=by, said=said):
        return order
    received = get_payment(order, payment)
    waiting = figures_by_payment(order)[received.pk].waiting
    if waiting <= ZERO:
        raise errors.NotWaiting(payment=payment)
    if not check_number:
        raise errors.CheckNumberMissing
    offered = OfferedMethod.objects.filter(
        call_center=order.call_center_id, method=received.method_id
    ).first()
    until = good_from(received, offered, received_at=at) if offered else None
    happened(
        received,
        Happened.AUTHORISED,
        amount=waiting,
        reference=check_number,
        until=until,
        at=at,
        by=by,
    )
    store_totals(order)
    if not order.is_editable:
        secure(order, payments_of(order), at=at, by=by)
    record(
        order, Event.CHECK_RECEIVED, at=at, by=by,
        payment=payment, method=received.method.code, amount=waiting, reference=check_number,
    )  # fmt: skip
    Once.keep(key, verb="receive_check", by=by, said=said, answer=payment)
    return order
