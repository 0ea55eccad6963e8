"""Payment methods, gift cards and stored cards in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from callcenter.admin_pages import Page, PlainLabels, ReadOnly, ReadOnlyRows
from callcenter.errors import Refused
from callcenter.models import User
from callcenter.typed import FreeText
from orders.models import Order
from payments import operations
from payments.models import (
    AccountEntry,
    Claim,
    GiftCard,
    GiftCardEntry,
    PaymentMethod,
    ProviderRequest,
    StoredToken,
)


class EntryForm(PlainLabels):
    """An entry by hand: it is tried, with all its rules, before it is saved."""

    user: User  # who enters it, set by the page
    reason = FreeText(label=AccountEntry._meta.get_field("reason").verbose_name, max_length=200)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and self.instance.pk is None:
            try:
                with transaction.atomic():
                    self.enter()
                    transaction.set_rollback(True)
            except Refused as refusal:
                field = refusal.field if refusal.field in self.fields else None
                raise ValidationError({field or "__all__": str(refusal)}) from None
        return cleaned

    def enter(self) -> Any:
        """Make the entry by its operation."""
        raise NotImplementedError


class AccountEntryForm(EntryForm):
    kind = forms.ChoiceField(
        label=AccountEntry._meta.get_field("kind").verbose_name,
        choices=[(kind.value, kind.label) for kind in (Claim.SETTLED, Claim.ADJUSTED)],
    )

    def enter(self) -> Any:
        said = self.cleaned_data | {"kind": Claim(self.cleaned_data["kind"])}
        return operations.adjust_account(
            said.pop("customer"), **said, at=timezone.now(), by=self.user
        )


class CreditEntryForm(EntryForm):
    def enter(self) -> Any:
        said = dict(self.cleaned_data)
        return operations.adjust_credit(
            said.pop("customer"), **said, at=timezone.now(), by=self.user
        )


class EntryAdmin(Page):
    """A ledger: only added to, and by hand only with a reason."""

    list_display = ["customer", "kind", "amount", "currency", "order", "reason", "at", "by"]
    list_filter = ["kind", "currency"]
    list_select_related = ["customer", "order", "by"]
    search_fields = ["=customer__account_number", "=order__number"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]
    autocomplete_fields = ["customer"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user  # type: ignore[attr-defined]
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Make the entry by its operation, and let the page go on with the row it made."""
        obj.__dict__.update(form.enter().__dict__)


@admin.register(PaymentMethod)
class PaymentMethodAdmin(Page):
    list_display = ["code", "name", "name_fr", "function", "provider", "is_active"]
    list_filter = ["is_active", "function"]
    search_fields = ["code", "name", "name_fr"]
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
