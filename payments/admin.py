"""The admin's pages of payment methods, and of the ledger, which is only seen."""

from __future__ import annotations

from django.contrib import admin

from callcenter.admin_pages import Page, ReadOnly, ReadOnlyRows
from payments.models import Payment, PaymentEvent, PaymentMethod


@admin.register(PaymentMethod)
class PaymentMethodAdmin(Page):
    list_display = ["code", "name", "name_fr", "function", "is_active"]
    list_filter = ["is_active", "function"]
    search_fields = ["code", "name", "name_fr"]
    ordering = ["code"]


class PaymentEventRows(ReadOnlyRows):
    model = PaymentEvent
    fields = ["kind", "amount", "reference", "at", "by"]
    ordering = ["at", "pk"]


@admin.register(Payment)
class PaymentAdmin(ReadOnly):
    list_display = ["order", "number", "method", "amount", "brand", "last_four", "at", "by"]
    list_display_links = ["order", "number"]
    list_filter = ["method"]
    list_select_related = ["order", "method", "by"]
    search_fields = ["=order__number", "approval_code", "=terminal"]
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
