"""Payments and what came of them in the admin: only seen."""

from __future__ import annotations

from django.contrib import admin

from callcenter.admin_base.pages import ReadOnly, ReadOnlyRows
from payments.models import (
    KEPT,
    Payment,
    PaymentEvent,
    Refund,
    Release,
    TakingsCount,
)


class PaymentEventRows(ReadOnlyRows):
    model = PaymentEvent
    fields = ["kind", "amount", "reference", "until", "at", "by"]
    ordering = ["at", "pk"]


@admin.register(Payment)
class PaymentAdmin(ReadOnly):
    fields = ["order", "number", "method", "amount", *KEPT, "taken_date", "at", "by"]
    list_display = ["order", "number", "method", "amount", "brand", "last_four", "at", "by"]
    list_display_links = ["order", "number"]
    list_filter = ["method"]
    list_select_related = ["order", "method", "by"]
    search_fields = ["=order__number", "approval_code", "=terminal", "=check_number"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]
    inlines = [PaymentEventRows]


@admin.register(PaymentEvent)
class PaymentEventAdmin(ReadOnly):
    list_display = ["order", "payment_number", "kind", "amount", "reference", "at", "by"]
    list_filter = ["kind"]
    list_select_related = ["order", "payment", "by"]
    search_fields = ["=order__number", "reference"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]

    @admin.display(description=Payment._meta.verbose_name)
    def payment_number(self, event: PaymentEvent) -> int | None:
        return event.payment.number if event.payment else None


@admin.register(Refund)
class RefundAdmin(ReadOnly):
    list_display = [
        "order",
        "number",
        "amount",
        "goodwill",
        "as_credit",
        "reason",
        "at",
        "by",
        "made_at",
        "reference",
        "dropped_at",
    ]
    list_display_links = ["order", "number"]
    list_filter = ["as_credit", "reason"]
    list_select_related = ["order", "reason", "by"]
    search_fields = ["=order__number", "reference"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]


@admin.register(Release)
class ReleaseAdmin(ReadOnly):
    list_display = ["order", "kind", "amount", "note", "at", "by"]
    list_filter = ["kind"]
    list_select_related = ["order", "by"]
    search_fields = ["=order__number"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]


@admin.register(TakingsCount)
class TakingsCountAdmin(ReadOnly):
    list_display = [
        "day",
        "call_center",
        "method",
        "terminal",
        "agent",
        "recorded",
        "counted",
        "difference",
        "by",
    ]
    list_filter = ["call_center", "method"]
    list_select_related = ["call_center", "method", "agent", "by"]
    date_hierarchy = "day"
    ordering = ["-day", "-pk"]
