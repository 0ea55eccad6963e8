"""The list of sales orders: by what it is narrowed down, and the indexes that answer it.

The list stands in the order of *newest*; each index begins with one thing that it is narrowed down
by and goes on in that order. What is filtered besides is kept beside the keys, so that no order is
read only to be passed over.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self, cast
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from callcenter.models import CallCenter
from callcenter.words.money import ZERO
from orders.models.blocked import BlockedQuerySet

if TYPE_CHECKING:
    from orders.models.order import Order

NEWEST = ("-created_at", "-number")
OLDEST = ("created_at", "number")
BESIDES = ("status", "taken_by", "mode", "total", "id")


def _by(name: str, *fields: str) -> models.Index:
    besides = [field for field in BESIDES if field not in fields]
    keys = ["call_center", *fields, *NEWEST]
    return models.Index(fields=keys, include=besides, name=f"orders_order_{name}")


LIST_INDEXES = [
    models.Index(fields=["customer", "-created_at"], name="orders_order_of_customer"),
    _by("newest"),
    _by("by_status", "status"),
    _by("by_agent", "taken_by"),
    _by("by_mode", "mode"),
    models.Index(
        fields=["call_center", "total"],
        include=["created_at", "number", "status", "taken_by", "mode", "id"],
        name="orders_order_by_total",
    ),
]


class ListedQuerySet(BlockedQuerySet):
    """Orders, and what the list of them asks for."""

    def with_lines(self) -> Self:
        """Those that hold a line; an empty draft is not worth showing."""
        line = cast(Any, self.model).lines.rel.related_model  # stands above this module
        return self.filter(models.Exists(line.objects.filter(order=models.OuterRef("pk"))))

    def coming_to(self, least: Decimal | None, most: Decimal | None) -> Self:
        """Those that hold a line and come to so much, both ends included."""
        found = self.filter(total__lte=most) if most is not None else self
        if least:
            return found.filter(total__gte=least)  # without lines an order comes to nothing
        assert least is None or least == ZERO
        return found.with_lines()

    def opened_at(self, call_center: CallCenter, since: date | None, until: date | None) -> Self:
        """Those of a call center opened on its days, both included."""
        found = self.filter(call_center=call_center)
        if since:
            found = found.filter(created_at__gte=_start_of(since, call_center))
        if until:
            found = found.filter(created_at__lt=_start_of(until + timedelta(days=1), call_center))
        return found

    def matching(self, number: int | None, customers: list[int]) -> Self:
        """The one with this number, and those of these customers, given by their keys."""
        return self.filter(Q(number=number) | Q(customer_id__in=customers))

    def older_than(self, order: Order) -> Self:
        """Those that stand below it in the list, the next one first."""
        tied = Q(created_at=order.created_at, number__gte=order.number)
        found = self.filter(~tied, created_at__lte=order.created_at)
        return found.order_by(*NEWEST)

    def newer_than(self, order: Order) -> Self:
        """Those that stand above it in the list, the next one first."""
        tied = Q(created_at=order.created_at, number__lte=order.number)
        found = self.filter(~tied, created_at__gte=order.created_at)
        return found.order_by(*OLDEST)

    def for_list(self) -> Self:
        """With what a list shows, newest first."""
        return (
            self.with_lines()
            .select_related("customer", "call_center", "taken_by")
            .order_by("-number", "-pk")
        )


def _start_of(day: date, call_center: CallCenter) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(call_center.time_zone))
