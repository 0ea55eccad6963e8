"""Charge codes, charge rules and their tiers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import Page, Rows
from callcenter.admin_base.tools import Trying
from catalog import operations
from catalog.admin.linting import ChargeRuleForm, findings_of_all, findings_of_row
from catalog.admin.previewing import previews
from catalog.admin.replacing import PartForm, PartFormSet, ReplacingWhole, StandingFilter
from catalog.admin.trying import try_charges
from catalog.models import ChargeCode, ChargeRule, ChargeTier


@admin.register(ChargeCode)
class ChargeCodeAdmin(Page):
    list_display = [
        "code",
        "name",
        "names",
        "competing",
        "is_shipping",
        "is_refundable",
        "position",
    ]
    search_fields = ["code", "name", "names"]
    ordering = ["position", "code"]


class TierFormSet(PartFormSet):
    def clean(self) -> None:
        super().clean()
        tiers = sorted(self.rows(), key=lambda tier: tier.at_least)
        for tier, following in pairwise(tiers):
            if tier.below is None or tier.below > following.at_least:
                raise ValidationError(
                    _("%(tier)s and %(other)s overlap: let one begin where the other ends."),
                    params={"tier": tier.range, "other": following.range},
                )


class TierRows(Rows):
    model = ChargeTier
    form = PartForm
    formset = TierFormSet
    extra = 1
    ordering = ["at_least", "pk"]


WHAT_A_RULE_NAMES = [
    "charge_code",
    "call_center",
    "customer",
    "customer_group",
    "mode",
    "mode_group",
    "item",
    "item_group",
]


@admin.register(ChargeRule)
class ChargeRuleAdmin(Trying, ReplacingWhole):
    """Saving replaces the rule together with its tiers."""

    list_display = [
        "charge_code",
        "level",
        "for_modes",
        "for_call_center",
        "currency",
        "tiers",
        "for_customers",
        "for_items",
        "valid_from",
        "valid_to",
        "replaced_at",
    ]
    list_filter = [StandingFilter, "charge_code", "call_center", "level", "currency"]
    search_fields = ["charge_code__code", "mode__code", "mode_group__code", "item__item_number"]
    autocomplete_fields = ["customer", "item"]
    ordering = [
        "charge_code__position",
        "charge_code__code",
        "call_center__code",
        "mode__code",
        "pk",
    ]
    fieldsets = [
        (None, {"fields": ["charge_code", "level", "currency", "spread"]}),
        (
            _("Where it is asked; what is empty means all"),
            {
                "fields": [
                    "call_center",
                    ("mode", "mode_group"),
                    ("customer", "customer_group"),
                    ("item", "item_group"),
                ]
            },
        ),
        (_("When"), {"fields": [("valid_from", "valid_to"), ("created_at", "replaced_at")]}),
    ]
    form = ChargeRuleForm
    inlines = [TierRows]
    tools = {"check": "check_rules", "try": "try_charges"}
    tries = {"_preview"}

    def check_rules(self, request: HttpRequest) -> HttpResponse:
        """List all that the linter finds of the rules that stand."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        findings = findings_of_all()
        return self.tool_page(request, "check", title=_("Check all rules"), findings=findings)

    def try_charges(self, request: HttpRequest) -> HttpResponse:
        """Tell what the standing rules ask of an order that nobody placed."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        tried = try_charges(request.GET)
        return self.tool_page(request, "try", title=_("Try charges"), **tried)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """Show above what was typed what it would change, where a preview was asked for."""
        if "_preview" in request.POST and not context["errors"]:
            (tiers,) = context["inline_admin_formsets"]
            rule = context["adminform"].form.instance
            context["previews"] = previews(rule, tiers.formset.rows())
        return super().render_change_form(request, context, *args, **options)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show beside the form what the linter finds of the rule as it stands."""
        rule = self.get_object(request, unquote(object_id))
        context = {"findings": findings_of_row(rule) if rule else []}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Save, and tell what the linter finds, unless the page that shows it is next."""
        super().save_related(request, form, formsets, change)
        if "_continue" not in request.POST:
            for finding in findings_of_row(form.instance):
                messages.warning(request, f"{finding.sentence} {finding.mend}")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rules = super().get_queryset(request).select_related(*WHAT_A_RULE_NAMES)
        return rules.prefetch_related("tiers")

    @admin.display(description=_("mode of delivery"))
    def for_modes(self, rule: ChargeRule) -> object:
        return rule.mode or rule.mode_group or _("All")

    @admin.display(description=_("call center"))
    def for_call_center(self, rule: ChargeRule) -> object:
        return rule.call_center or _("All")

    @admin.display(description=_("customer"))
    def for_customers(self, rule: ChargeRule) -> object:
        return rule.customer or rule.customer_group or _("All")

    @admin.display(description=_("item"))
    def for_items(self, rule: ChargeRule) -> object:
        return rule.item or rule.item_group or _("All")

    @admin.display(description=_("tiers"))
    def tiers(self, rule: ChargeRule) -> str:
        rows = sorted(rule.tiers.all(), key=lambda tier: tier.at_least)
        return ", ".join(str(tier).replace(" ", "\N{NO-BREAK SPACE}") for tier in rows)

    def replace_whole(self, changed: ChargeRule, parts: Sequence[list[Any]]) -> None:
        (tiers,) = parts
        operations.replace_rule(changed, tiers=tiers)
