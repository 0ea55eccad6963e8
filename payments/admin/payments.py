"""Payments and what came of them in the admin: only seen."""

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
from payments import operations
from payments.models import (
    AccountEntry,
    Claim,
    Payment,
    PaymentEvent,
    Refund,
    Release,
    TakingsCount,
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


class PaymentEventRows(ReadOnlyRows):
    model = PaymentEvent
    fields = ["kind", "amount", "reference", "until", "at", "by"]
    ordering = ["at", "pk"]


@admin.register(Payment)
class PaymentAdmin(ReadOnly):
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
