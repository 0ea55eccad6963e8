"""Refunds: set, asked for. Only the customer's credit, and goodwill, is paid out."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from callcenter.words.money import ZERO
from orders.models import Use, lock_order
from payments.models import Refund
from payments.questions.refundable import AS_CREDIT, refundable_of
from payments.under_lock.refunds import Why, parts_to, reason_of, require_refundable, set_refunds
from payments.under_lock.voided import cancel_voided
from payments.ways.accounts import lock_customer


@transaction.atomic
def refund(
    number: int,
    *,
    version: int | None,
    amount: Decimal,
    goodwill: Decimal,
    to: str,
    reason: str,
    note: str,
    key: UUID,
    at: datetime,
    by: User,
    asks: bool = False,
) -> list[Refund]:
    """Set an amount of the customer's credit, and goodwill beyond it, to be given back.

    ``to`` is empty (the original payments in reverse), the number of one of
    them, or AS_CREDIT. ``asks`` has a supervisor approve it first. Raises
    Stale, NotRefundable, MoreThanCredit, MoreThanCaptured, NothingToRefund,
    NoSuchReason, and AboveLimit where it needs an approval.
    """
    order = lock_order(number, by=by)
    said = [number, amount, goodwill, to, reason, note, asks]
    if Once.earlier(key, verb="refund", by=by, said=said):
        return list(Refund.objects.filter(order=order).order_by("number"))
    order.require_version(version)
    require_refundable(order)
    lock_customer(order.customer)
    why = Why(reason=reason_of(reason, Use.CONCESSION), note=note, asks=asks)
    cancel_voided(order, amount, at=at, by=by)
    refundable = refundable_of(order)
    parts = parts_to(order, refundable, amount, goodwill=goodwill, to=to)
    goodwill = max(amount + goodwill - refundable.credit, ZERO)  # what is owed goes first
    refunds = set_refunds(
        order, parts, why, goodwill=goodwill, as_credit=to == AS_CREDIT, at=at, by=by
    )
    Once.keep(key, verb="refund", by=by, said=said, answer=number)
    return refunds
