"""Which checks to come are overdue."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from orders.models import Order, Status


def overdue_checks(at: datetime) -> QuerySet[Order]:
    """Return the submitted orders whose check to come should be here by now, oldest first."""
    return Order.objects.filter(
        status=Status.SUBMITTED, waiting_total__gt=0, check_expected_until__lte=at
    ).order_by("check_expected_until", "pk")
