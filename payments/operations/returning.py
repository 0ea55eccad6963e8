"""A captured payment comes back: a check that bounced, a card that was charged back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from callcenter.words.money import ZERO
from orders.errors import ReasonMissing
from orders.models import Event, Order, lock_order
from orders.models.events import record
from orders.questions.limits import is_supervisor
from payments import errors
from payments.models import Happened, Refund
from payments.models.ledger import happened
from payments.questions.figures import figures_by_payment, returnable
from payments.under_lock.letting_go import claim_returned
from payments.under_lock.payments import get_payment
from payments.under_lock.securing import payments_of
from payments.under_lock.taking_back import take_credit_back
from payments.under_lock.totals import store_totals
from payments.ways import way_of
from payments.ways.accounts import lock_customer


@transaction.atomic
def return_payment(
    number: int, payment: int, *, reason: str, key: UUID, at: datetime, by: User
) -> Order:
    """Write down that what was captured of a payment was taken back from us: what is left of it.

    Where all of it was refunded already, he had it twice, and owes it.

    What of it had become his credit is taken back as far as he has it still.
    Before the order is over the rest is missing, which keeps it from the
    warehouse; after, the customer owes it on his account. Raises
    ReturnedBySupervisors, NothingToReturn, RefundToMakeFirst, ReasonMissing,
    NoSuchPayment.
    """
    order = lock_order(number, by=by)
    if not is_supervisor(order, by):
        raise errors.ReturnedBySupervisors
    said = [number, payment, reason]
    if Once.earlier(key, verb="return_payment", by=by, said=said):
        return order
    returned = get_payment(order, payment)
    figures = figures_by_payment(order)[returned.pk]
    left = returnable(figures)
    if left <= ZERO or not way_of(returned.method).can_be_returned:
        raise errors.NothingToReturn(payment=payment)
    if Refund.objects.to_make().filter(payment=returned).exists():
        raise errors.RefundToMakeFirst(payment=payment)
    if not reason:
        raise ReasonMissing
    lock_customer(order.customer)
    happened(returned, Happened.RETURNED, amount=left, reference=reason[:60], at=at, by=by)
    payments = payments_of(order)
    take_credit_back(order, payments, reason=reason, at=at, by=by)
    store_totals(order)
    claim_returned(order, payments, at=at, by=by)
    record(
        order, Event.PAYMENT_RETURNED, at=at, by=by,
        payment=payment, method=returned.method.code, amount=left, reason=reason,
    )  # fmt: skip
    Once.keep(key, verb="return_payment", by=by, said=said, answer=payment)
    return order
