"""The page of an order, with all that belongs to it: changed at the desk alone."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import ReadOnly
from front.admin.rows import (
    ChargeRows,
    CouponRows,
    EventRows,
    HoldRows,
    LineRows,
    OverrideRows,
    PaymentRows,
    ReservationRows,
    TaxRows,
)
from front.admin.warehouse import hand_over
from orders.models import Order


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
    actions = [hand_over]
    inlines = [
        LineRows,
        ChargeRows,
        TaxRows,
        CouponRows,
        OverrideRows,
        HoldRows,
        ReservationRows,
        PaymentRows,
        EventRows,
    ]

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("orders.add_export")

    @admin.display(description=_("desk"))
    def desk(self, order: Order) -> str:
        return format_html('<a href="{}">{}</a>', order.get_absolute_url(), _("Open"))
