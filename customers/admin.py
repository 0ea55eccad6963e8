"""The admin's pages of those who call."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet
from django.http import HttpRequest

from callcenter.admin_base.defaults import DefaultForm, OneDefault
from callcenter.admin_base.pages import PROSE, Page, Rows
from callcenter.errors import Refused
from customers.models import NAMES, Address, ContactPoint, Customer, CustomerGroup, Reach
from customers.places import telephone

HOME_REGION = "US"  # of telephone numbers, where no address says otherwise


@admin.register(CustomerGroup)
class CustomerGroupAdmin(Page):
    list_display = ["code", "name", "names"]
    search_fields = ["code", "name", "names"]
    ordering = ["code"]


class AddressRows(Rows):
    model = Address
    form = DefaultForm
    formset = OneDefault
    ordering = ["-is_default", "pk"]
    formfield_overrides = PROSE


class ContactPointForm(DefaultForm):
    """A telephone number is typed as people write it in the country of the customer's address."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        reach, value = cleaned.get("reach"), cleaned.get("value")
        if not value:
            return cleaned
        if reach == Reach.EMAIL:
            validate_email(value)
        if reach == Reach.TELEPHONE:
            try:
                cleaned["value"] = telephone.normalise(value, self.region)
            except Refused as refusal:
                raise ValidationError({"value": str(refusal)}) from None
        return cleaned

    @property
    def region(self) -> str:
        """The country of the first address on the page, as it is being saved."""
        return str(self.data.get("addresses-0-country") or HOME_REGION)


class OneDefaultOfEachKind(OneDefault):
    per = "reach"


class ContactPointRows(Rows):
    model = ContactPoint
    form = ContactPointForm
    formset = OneDefaultOfEachKind
    ordering = ["reach", "-is_default", "pk"]


@admin.register(Customer)
class CustomerAdmin(Page):
    list_display = ["account_number", "name", "kind", "group", "language"]
    list_display_links = ["account_number", "name"]
    list_filter = ["kind", "group"]
    list_select_related = ["group"]
    search_fields = ["=account_number"]
    search_help_text = Customer._meta.get_field("account_number").verbose_name
    ordering = ["account_number"]
    readonly_fields = ["created_at"]
    formfield_overrides = PROSE
    fields = [
        "account_number",
        "kind",
        NAMES[:2],  # first and last name, side by side
        *NAMES[2:],
        "group",
        "language",
        "alert",
        "note",
        "created_at",
    ]
    inlines = [AddressRows, ContactPointRows]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By account number, or by the beginnings of words of the name."""
        words = search_term.split()
        if not words:
            return queryset, False
        by_name = Customer.objects.with_words(words).order_by()
        return queryset.filter(pk__in=by_name.values("pk")) | queryset.filter(
            account_number=search_term.strip()
        ), False

    def save_model(self, request: HttpRequest, obj: Customer, form: Any, change: Any) -> None:
        if not obj.account_number:
            obj.account_number = Customer._meta.get_field("account_number").get_default()
        obj.save()

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        """Leave the account number to the database where none is typed."""
        form = super().get_form(request, obj, **kwargs)
        if obj is None:
            form.base_fields["account_number"].required = False
        return form
