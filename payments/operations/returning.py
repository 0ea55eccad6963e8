"""A captured payment comes back: a check that bounced, a card that was charged back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from callcenter.words.money import ZERO
from orders.errors import ReasonMissing
from orders.models import Event, Order, Status, lock_order
from orders.models.events import record
from payments import errors
from payments.models import Claim, Happened, Refund
from payments.models.ledger import happened
from payments.questions.figures import figures_by_payment
from payments.under_lock.payments import get_payment
from payments.under_lock.totals import store_totals
from payments.ways import way_of
from payments.ways.accounts import claim, lock_customer


@transaction.atomic
def return_payment(
    number: int, payment: int, *, reason: str, key: UUID, at: datetime, by: User
) -> Order:
    """Write down that what was captured of a payment was taken back from us.

    Before everything has shipped, the order is out of balance, which keeps it
    from the warehouse; after, the customer owes it on his account. Raises
    NothingToReturn, RefundToMakeFirst, ReasonMissing, NoSuchPayment.
    """
    order = lock_order(number, by=by)
    said = [number, payment, reason]
    if Once.earlier(key, verb="return_payment", by=by, said=said):
        return order
    returned = get_payment(order, payment)
    figures = figures_by_payment(order)[returned.pk]
    left = figures.captured - figures.refunded - figures.returned
    if left <= ZERO or not way_of(returned.method).can_be_returned:
        raise errors.NothingToReturn(payment=payment)
    if Refund.objects.to_make().filter(payment=returned).exists():
        raise errors.RefundToMakeFirst(payment=payment)
    if not reason:
        raise ReasonMissing
    is_claim = order.status == Status.SHIPPED
    if is_claim:
        lock_customer(order.customer)
    happened(returned, Happened.RETURNED, amount=left, reference=reason[:60], at=at, by=by)
    if is_claim:
        happened(returned, Happened.ACCEPTED, amount=left, at=at, by=by)
        claim(returned, Claim.RETURNED, left, reason=reason, at=at, by=by)
    store_totals(order)
    record(
        order, Event.PAYMENT_RETURNED, at=at, by=by,
        payment=payment, method=returned.method.code, amount=left, reason=reason,
    )  # fmt: skip
    Once.keep(key, verb="return_payment", by=by, said=said, answer=payment)
    return order
