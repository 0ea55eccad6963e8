"""What belongs to an order, as rows of its page."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from callcenter.admin_base.pages import ReadOnlyRows
from orders.models import (
    Hold,
    OrderCharge,
    OrderCoupon,
    OrderEvent,
    OrderLine,
    OrderTax,
    Override,
    Reservation,
)
from payments.models import Payment


class LineRows(ReadOnlyRows):
    model = OrderLine
    fields = ["number", "item", "quantity", "unit_price", "goods", "discount", "net", "mode"]
    ordering = ["number"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("item", "mode")


class ChargeRows(ReadOnlyRows):
    model = OrderCharge
    fields = ["charge_code", "line_number", "amount", "tax", "because"]
    readonly_fields = ["line_number"]
    ordering = ["charge_code__position", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("charge_code", "line")

    @admin.display(description=OrderLine._meta.verbose_name)
    def line_number(self, charge: OrderCharge) -> int | None:
        return charge.line.number if charge.line else None


class TaxRows(ReadOnlyRows):
    model = OrderTax
    fields = ["percent", "base", "tax"]
    ordering = ["percent", "pk"]


class CouponRows(ReadOnlyRows):
    model = OrderCoupon
    fields = ["code", "added_at", "added_by", "until", "used_at", "freed_at"]
    ordering = ["added_at", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("added_by")


class OverrideRows(ReadOnlyRows):
    model = Override
    fields = [
        "kind",
        "line",
        "charge_code",
        "from_amount",
        "amount",
        "percent",
        "reason",
        "at",
        "by",
    ]
    ordering = ["at", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("charge_code", "reason", "by")


class HoldRows(ReadOnlyRows):
    model = Hold
    fields = ["code", "reason", "note", "at", "by", "cleared_at", "cleared_by", "cleared_note"]
    ordering = ["at", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("code", "reason", "by", "cleared_by")


class ReservationRows(ReadOnlyRows):
    model = Reservation
    fields = ["line", "stock", "quantity", "until"]
    ordering = ["line", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows.select_related("stock__item", "stock__warehouse")


class PaymentRows(ReadOnlyRows):
    model = Payment
    fields = ["number", "method", "amount", "handed_over", "brand", "last_four", "at", "by"]
    ordering = ["number"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("method", "by")


class EventRows(ReadOnlyRows):
    model = OrderEvent
    fields = ["at", "by", "kind", "facts"]
    ordering = ["-at", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("by")
