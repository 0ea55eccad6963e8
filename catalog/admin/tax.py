"""Tax groups, their rates, and who is exempt."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import Page
from catalog import operations
from catalog.admin.linting_taxes import findings_of_rate, findings_of_rates
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

    def get_urls(self) -> list[Any]:
        check = self.admin_site.admin_view(self.check_rates)
        return [path("check/", check, name="catalog_taxrate_check"), *super().get_urls()]

    def check_rates(self, request: HttpRequest) -> HttpResponse:
        """List the rates that can never hold, and why."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("Check the tax table"),
            "opts": self.opts,
            "findings": findings_of_rates(),
        }
        return TemplateResponse(request, "admin/catalog/taxrate/check.html", context)

    def save_model(self, request: HttpRequest, obj: TaxRate, form: Any, change: Any) -> None:
        """Save, and tell what the check finds of it."""
        super().save_model(request, obj, form, change)
        for finding in findings_of_rate(obj):
            messages.warning(request, f"{finding.sentence} {finding.mend}")

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
