"""Payment methods, gift cards and stored cards in the admin."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import Page, PlainLabels, ReadOnly, ReadOnlyRows
from orders.models import Order
from payments.models import (
    GiftCard,
    GiftCardEntry,
    PaymentMethod,
    ProviderRequest,
    StoredToken,
)
from payments.providers import provider_names


class MethodForm(PlainLabels):
    """A method, with a provider that is connected here."""

    def clean_provider(self) -> str:
        """Refuse a provider that nobody connected; the one that is named already may stay."""
        provider: str = self.cleaned_data["provider"]
        if provider and provider != self.instance.provider and provider not in provider_names():
            raise ValidationError(
                _("No payment provider is connected as %(provider)s. Connected are: %(names)s."),
                params={"provider": provider, "names": ", ".join(provider_names()) or "–"},
            )
        return provider


@admin.register(PaymentMethod)
class PaymentMethodAdmin(Page):
    form = MethodForm
    list_display = ["code", "name", "names", "function", "provider", "is_active"]
    list_filter = ["is_active", "function"]
    search_fields = ["code", "name", "names"]
    ordering = ["code"]


class GiftCardEntryRows(ReadOnlyRows):
    model = GiftCardEntry
    fields = ["kind", "amount", "payment", "at", "by"]
    ordering = ["at", "pk"]


@admin.register(GiftCard)
class GiftCardAdmin(ReadOnly):
    list_display = ["__str__", "order", "value", "balance", "currency", "issued_at", "voided_at"]
    list_filter = ["currency", ("voided_at", admin.EmptyFieldListFilter)]
    list_select_related = ["line__order"]
    search_fields = ["=last_four", "=line__order__number"]
    exclude = ["number_hash", "pin_hash"]
    date_hierarchy = "issued_at"
    ordering = ["-issued_at", "-pk"]
    inlines = [GiftCardEntryRows]

    @admin.display(description=Order._meta.verbose_name)
    def order(self, card: GiftCard) -> int:
        return card.line.order.number


@admin.register(StoredToken)
class StoredTokenAdmin(Page):
    list_display = ["customer", "method", "brand", "last_four", "is_active"]
    list_filter = ["method", "is_active"]
    list_select_related = ["customer", "method"]
    search_fields = ["=customer__account_number", "=last_four"]
    autocomplete_fields = ["customer"]
    ordering = ["customer__account_number", "pk"]


@admin.register(ProviderRequest)
class ProviderRequestAdmin(ReadOnly):
    list_display = ["order", "payment", "asks", "amount", "at", "sent_at", "answered_at", "outcome"]
    list_filter = ["asks", "outcome", ("answered_at", admin.EmptyFieldListFilter)]
    list_select_related = ["payment__order"]
    search_fields = ["=payment__order__number", "reference"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]

    @admin.display(description=Order._meta.verbose_name)
    def order(self, request: ProviderRequest) -> int:
        return request.payment.order.number
