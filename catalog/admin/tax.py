"""Tax groups, their rates, and who is exempt."""

from __future__ import annotations

from django.contrib import admin

from callcenter.admin_base.pages import Page
from catalog import operations
from catalog.admin.replacing import Replacing, StandingFilter
from catalog.models import TaxExemption, TaxGroup, TaxRate


@admin.register(TaxGroup)
class TaxGroupAdmin(Page):
    list_display = ["code", "name", "names"]
    search_fields = ["code", "name", "names"]
    ordering = ["code"]


@admin.register(TaxRate)
class TaxRateAdmin(Replacing):
    list_display = [
        "tax_group",
        "country",
        "state",
        "postcode_prefix",
        "percent",
        "valid_from",
        "valid_to",
        "replaced_at",
    ]
    list_filter = [StandingFilter, "tax_group", "country"]
    list_select_related = ["tax_group"]
    search_fields = ["tax_group__code", "=country", "state", "postcode_prefix"]
    ordering = ["country", "state", "postcode_prefix", "tax_group__code", "pk"]

    def replace(self, changed: TaxRate) -> None:
        operations.replace_rate(changed)


@admin.register(TaxExemption)
class TaxExemptionAdmin(Page):
    list_display = ["customer", "certificate_number", "country", "state", "valid_from", "valid_to"]
    list_filter = ["country"]
    list_select_related = ["customer"]
    search_fields = ["=customer__account_number", "certificate_number"]
    autocomplete_fields = ["customer"]
    ordering = ["customer__account_number", "pk"]
