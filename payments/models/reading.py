"""What the summary asks of a customer's accounts: queries written once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum

from callcenter.sql.ready import ready
from payments.models.accounts import CreditEntry


@ready
def sums_of_credit(customer_id: int, currency: str) -> QuerySet[Any, Decimal]:
    entries = CreditEntry.objects.filter(customer=customer_id, currency=currency)
    by_customer = entries.order_by().values("customer").annotate(sum=Sum("amount"))
    sums: QuerySet[Any, Decimal] = by_customer.values_list("sum", flat=True)
    return sums
