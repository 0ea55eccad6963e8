"""Offers with all that belongs to them, and coupons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import Rows
from catalog import operations
from catalog.admin.replacing import (
    PartForm,
    PartFormSet,
    Replacing,
    ReplacingWhole,
    StandingFilter,
)
from catalog.models import Coupon, Offer, OfferItem, OfferPart, OfferTier
from catalog.models.tiers import two_decimals


class TierFormSet(PartFormSet):
    def clean(self) -> None:
        super().clean()
        for tier, following in pairwise(sorted(self.rows(), key=lambda tier: tier.at_least)):
            if tier.at_least == following.at_least:
                raise ValidationError(
                    _("Two steps begin at %(at_least)s: delete one or let it begin elsewhere."),
                    params={"at_least": two_decimals(tier.at_least)},
                )


class OfferTierRows(Rows):
    model = OfferTier
    form = PartForm
    formset = TierFormSet
    extra = 1
    ordering = ["at_least", "pk"]


class PartsFormSet(PartFormSet):
    def clean(self) -> None:
        super().clean()
        for part, following in pairwise(sorted(self.rows(), key=lambda part: part.number)):
            if part.number == following.number:
                raise ValidationError(
                    _("Two parts have the number %(number)s: delete one or give it another."),
                    params={"number": part.number},
                )


class OfferPartRows(Rows):
    model = OfferPart
    form = PartForm
    formset = PartsFormSet
    ordering = ["number", "pk"]


class OfferItemRows(Rows):
    model = OfferItem
    form = PartForm
    formset = PartFormSet
    autocomplete_fields = ["item"]
    extra = 1
    fields = ["part", "item", "item_group", "is_excluded"]
    ordering = ["part", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("item", "item_group")


@admin.register(Offer)
class OfferAdmin(ReplacingWhole):
    """Saving replaces the offer together with its steps, parts, items and coupons."""

    list_display = [
        "code",
        "name",
        "kind",
        "value_kind",
        "steps",
        "concurrency",
        "needs_coupon",
        "currency",
        "valid_from",
        "valid_to",
        "replaced_at",
    ]
    list_filter = [StandingFilter, "kind", "concurrency", "needs_coupon", "currency"]
    search_fields = ["code", "name", "names"]
    ordering = ["code", "pk"]
    fieldsets = [
        (None, {"fields": ["code", "name", "names"]}),
        (_("What is given"), {"fields": [("kind", "value_kind"), "concurrency", "currency"]}),
        (
            _("To whom; what is empty means all"),
            {"fields": ["needs_coupon", "call_center", "price_group", "mode"]},
        ),
        (_("When"), {"fields": [("valid_from", "valid_to"), ("created_at", "replaced_at")]}),
    ]
    inlines = [OfferTierRows, OfferPartRows, OfferItemRows]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The code is what the offer is to orders that it was promised to: it stays."""
        readonly = super().get_readonly_fields(request, obj)
        return [*readonly, "code"] if obj else readonly

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("tiers")

    @admin.display(description=_("steps"))
    def steps(self, offer: Offer) -> str:
        rows = sorted(offer.tiers.all(), key=lambda tier: tier.at_least)
        return ", ".join(
            f"{two_decimals(tier.at_least)} → {two_decimals(tier.value)}" for tier in rows
        )

    def replace_whole(self, changed: Offer, parts: Sequence[list[Any]]) -> None:
        tiers, parts_of_set, items = parts
        operations.replace_offer(changed, tiers=tiers, parts=parts_of_set, items=items)

    def withdraw(self, terms: Any) -> None:
        operations.withdraw_offers(terms, at=timezone.now())


class Capitals(forms.CharField):
    """Text that is kept in capitals, however it is typed."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).upper()


@admin.register(Coupon)
class CouponAdmin(Replacing):
    list_display = [
        "code",
        "offer",
        "most_uses",
        "most_uses_per_customer",
        "valid_from",
        "valid_to",
        "replaced_at",
    ]
    list_filter = [StandingFilter]
    list_select_related = ["offer"]
    search_fields = ["code", "offer__code", "offer__name", "offer__names"]
    ordering = ["code", "pk"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "code":
            kwargs["form_class"] = Capitals
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer what stands and is given for a coupon."""
        if db_field.name == "offer":
            kwargs["queryset"] = Offer.objects.standing().filter(needs_coupon=True).order_by("code")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def replace(self, changed: Coupon) -> None:
        operations.replace_coupon(changed)
