"""The payments of an order, and the sums of their events: queries written once."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Q, QuerySet, Sum

from callcenter.sql.ready import ready
from callcenter.words.money import ZERO
from payments.models import Payment, PaymentEvent
from payments.models.ledger import GOODWILL


@ready
def payments_with_cards(order_id: int) -> QuerySet[Payment]:
    payments = Payment.objects.filter(order=order_id)
    return payments.select_related("method", "gift_card").order_by("number")


@ready
def sums_of_events(order_id: int) -> QuerySet[PaymentEvent, tuple[Any, ...]]:
    kinds = PaymentEvent.objects.filter(order=order_id).values_list(
        "payment_id", "kind", "payment__gift_card"
    )
    goodwill = Sum("amount", filter=Q(reference=GOODWILL), default=ZERO)
    return kinds.annotate(sum=Sum("amount"), last=Max("until"), goodwill=goodwill)


@ready
def payments_with_methods(order_id: int) -> QuerySet[Payment]:
    return Payment.objects.filter(order=order_id).select_related("method").order_by("number")
