"""What admins entered on accounts and credits of customers, and in whose books it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Subquery

from callcenter.models import CallCenter
from orders.models import Order
from payments.models import AccountEntry, Claim, CreditEntry, CreditKind


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """An amount entered on an account (what the customer owes) or a credit (what we owe him)."""

    at: datetime
    kind: str
    amount: Decimal
    is_claim: bool


def entries_by_hand(call_center: CallCenter, begins: datetime, ends: datetime) -> Iterator[ByHand]:
    """Yield those of a time that stand in a call center's books, each in those of one alone.

    That is where the customer had ordered last in this currency, else the
    first call center that sells in it.
    """
    kinds: dict[Any, list[str]] = {
        AccountEntry: [Claim.SETTLED, Claim.ADJUSTED],
        CreditEntry: [CreditKind.ADJUSTED],
    }
    first = CallCenter.objects.order_by("pk").filter(currency=call_center.currency).first()
    for model, entered in kinds.items():
        orders = Order.objects.filter(
            customer=OuterRef("customer"),
            currency=OuterRef("currency"),
            created_at__lte=OuterRef("at"),
        )
        last = orders.order_by("-created_at", "-pk").values("call_center")[:1]
        rows = model.objects.filter(
            kind__in=entered, currency=call_center.currency, at__gte=begins, at__lt=ends
        ).annotate(place=Subquery(last))
        for row in rows.order_by("at", "pk").iterator():
            if (row.place or (first and first.pk)) == call_center.pk:
                yield ByHand(
                    at=row.at, kind=row.kind, amount=row.amount, is_claim=model is AccountEntry
                )
