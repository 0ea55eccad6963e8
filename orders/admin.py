"""The admin's pages of orders, which are changed at the desk alone."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from callcenter.admin_pages import ReadOnly, ReadOnlyRows
from orders.models import Order, OrderCharge, OrderEvent, OrderLine, OrderRevision, Override
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


@admin.register(Order)
class OrderAdmin(ReadOnly):
    list_display = [
        "number",
        "desk",
        "call_center",
        "customer",
        "status",
        "total",
        "secured_total",
        "currency",
        "taken_by",
        "created_at",
    ]
    list_filter = ["status", "call_center", "mode"]
    list_select_related = ["call_center", "customer", "taken_by"]
    search_fields = ["=number", "=customer__account_number"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]
    inlines = [LineRows, ChargeRows, PaymentRows, EventRows]

    @admin.display(description=_("desk"))
    def desk(self, order: Order) -> str:
        return format_html('<a href="{}">{}</a>', order.get_absolute_url(), _("Open"))


class OfOrder(ReadOnly):
    """A list of what belongs to orders, found by the order's number."""

    list_display_links = ["order"]
    search_fields = ["=order__number"]


@admin.register(OrderLine)
class OrderLineAdmin(OfOrder):
    list_display = ["order", "number", "item", "quantity", "unit_price", "net"]
    list_select_related = ["order", "item"]
    ordering = ["-order__number", "number"]


@admin.register(OrderCharge)
class OrderChargeAdmin(OfOrder):
    list_display = ["order", "charge_code", "rule", "amount", "tax"]
    list_filter = ["charge_code"]
    list_select_related = ["order", "charge_code", "rule__charge_code"]
    ordering = ["-order__number", "pk"]


@admin.register(OrderEvent)
class OrderEventAdmin(OfOrder):
    list_display = ["order", "kind", "revision", "at", "by"]
    list_filter = ["kind"]
    list_select_related = ["order", "by"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]


@admin.register(OrderRevision)
class OrderRevisionAdmin(OfOrder):
    list_display = ["order", "number", "total", "at", "by"]
    list_select_related = ["order", "by"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]


@admin.register(Override)
class OverrideAdmin(OfOrder):
    list_display = [
        "order",
        "kind",
        "line",
        "from_amount",
        "amount",
        "percent",
        "reason",
        "at",
        "by",
    ]
    list_filter = ["kind"]
    list_select_related = ["order", "by", "reason"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]
