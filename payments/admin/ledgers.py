"""The ledgers of customers in the admin: seen, and adjusted with a reason."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from callcenter.admin_base.pages import Page, PlainLabels
from callcenter.errors import Refused
from callcenter.models import User
from callcenter.web.free_text import FreeText
from payments import operations
from payments.models import (
    AccountEntry,
    Claim,
    CreditEntry,
)


class EntryForm(PlainLabels):
    """An entry by hand: it is tried, with all its rules, before it is saved."""

    user: User  # who enters it, set by the page
    reason = FreeText(label=AccountEntry._meta.get_field("reason").verbose_name, max_length=200)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)  # a second press enters no more

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
        form.user = request.user
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Make the entry by its operation, and let the page go on with the row it made."""
        obj.__dict__.update(form.enter().__dict__)


@admin.register(AccountEntry)
class AccountEntryAdmin(EntryAdmin):
    form = AccountEntryForm

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        added = ["customer", "currency", "kind", "amount", "reason"]
        return [*added, "key"] if obj is None else [*added, "order", "payment", "at", "by"]


@admin.register(CreditEntry)
class CreditEntryAdmin(EntryAdmin):
    form = CreditEntryForm

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        added = ["customer", "currency", "amount", "reason"]
        return [*added, "key"] if obj is None else [*added, "kind", "order", "payment", "at", "by"]
