"""The changes of an order are discarded, although money was captured since they began."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from callcenter.words.money import written
from orders.models import Order, Use, lock_order
from orders.under_lock.amending import put_back, require_amendment, require_nothing_taken
from payments import errors
from payments.questions.refundable import AS_CREDIT, refundable_of
from payments.under_lock.amending import captured_since
from payments.under_lock.refunds import Why, reason_of, set_refunds
from payments.ways.accounts import lock_customer


@transaction.atomic
def discard_and_refund(
    number: int,
    *,
    version: int | None,
    shown: Decimal,
    to: str,
    reason: str,
    note: str,
    key: UUID,
    at: datetime,
    by: User,
    asks: bool = False,
) -> Order:
    """Put an order back as it was; what was captured since is set to be refunded, or becomes credit.

    ``shown`` is the amount that was told before, ``to`` empty or AS_CREDIT.
    What is only promised since is removed first. Raises Stale,
    NotBeingModified, TakenSince, RefundMoved, NoSuchReason, AboveRefundLimit.
    """
    order = lock_order(number, by=by)
    said = [number, shown, to, reason, note, asks]
    if Once.earlier(key, verb="discard_and_refund", by=by, said=said):
        return order
    order.require_version(version)
    began = require_amendment(order)
    require_nothing_taken(order, began)
    lock_customer(order.customer)
    why = Why(reason=reason_of(reason, Use.CANCEL), note=note, asks=asks)
    amount = captured_since(order, began)
    if amount != shown:
        raise errors.RefundMoved(
            amount=written(amount, order.currency), shown=written(shown, order.currency)
        )
    put_back(order, began, at=at, by=by)
    if parts := refundable_of(order).parts_of(amount):
        set_refunds(order, parts, why, as_credit=to == AS_CREDIT, at=at, by=by)
    Once.keep(key, verb="discard_and_refund", by=by, said=said, answer=number)
    return order
