"""What belongs to orders, as lists: changed at the desk alone; and the reasons why something is changed by hand."""

from __future__ import annotations

from django.contrib import admin

from callcenter.admin_base.pages import Page, ReadOnly
from orders.models import (
    Amendment,
    Approval,
    OrderCharge,
    OrderCoupon,
    OrderEvent,
    OrderLine,
    OrderRevision,
    Override,
    ReasonCode,
    Reservation,
)


class OfOrder(ReadOnly):
    """A list of what belongs to orders, found by the order's number."""

    list_display_links = ["order"]
    search_fields = ["=order__number"]


@admin.register(OrderLine)
class OrderLineAdmin(OfOrder):
    list_display = [
        "order",
        "number",
        "item",
        "quantity",
        "quantity_taken",
        "quantity_shipped",
        "quantity_cancelled",
        "unit_price",
        "net",
    ]
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


@admin.register(Amendment)
class AmendmentAdmin(OfOrder):
    """Without the copy of how the order was: its revision says that."""

    list_display = ["order", "revision", "total", "at", "by", "ended_at", "is_discarded"]
    list_filter = ["is_discarded"]
    list_select_related = ["order", "by"]
    exclude = ["before"]
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


@admin.register(Approval)
class ApprovalAdmin(OfOrder):
    list_display = [
        "order",
        "kind",
        "line",
        "from_amount",
        "amount",
        "percent",
        "conceded",
        "reason",
        "requested_at",
        "requested_by",
        "is_granted",
        "answered_by",
    ]
    list_filter = ["is_granted", "kind"]
    list_select_related = ["order", "reason", "requested_by", "answered_by"]
    date_hierarchy = "requested_at"
    ordering = ["-requested_at", "-pk"]


@admin.register(OrderCoupon)
class OrderCouponAdmin(OfOrder):
    list_display = ["order", "code", "customer", "added_at", "until", "used_at", "freed_at"]
    list_select_related = ["order", "customer"]
    search_fields = ["=order__number", "=code", "=customer__account_number"]
    ordering = ["-added_at", "-pk"]


@admin.register(Reservation)
class ReservationAdmin(OfOrder):
    list_display = ["order", "line", "stock", "quantity", "until"]
    list_filter = ["stock__warehouse"]
    list_select_related = ["order", "stock__item", "stock__warehouse"]
    search_fields = ["=order__number", "=stock__item__item_number"]
    ordering = ["-order__number", "line", "pk"]


@admin.register(ReasonCode)
class ReasonCodeAdmin(Page):
    list_display = ["code", "name", "names", "use", "is_ours", "position", "is_active"]
    list_filter = ["use", "is_ours", "is_active"]
    search_fields = ["code", "name", "names"]
    ordering = ["position", "code"]
