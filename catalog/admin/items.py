"""Items, their prices, and the terms of customers."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import Page, PlainLabels, Rows
from callcenter.web.free_text import is_item_number
from catalog import operations
from catalog.admin.replacing import Replacing, StandingFilter
from catalog.models import Cost, CustomerTerms, Item, ItemGroup, Price, PriceGroup


@admin.register(ItemGroup)
class ItemGroupAdmin(Page):
    list_display = ["code", "name", "names"]
    search_fields = ["code", "name", "names"]
    ordering = ["code"]


class PriceRows(Rows):
    """The prices that stand."""

    model = Price
    fields = [
        "price_group",
        "currency",
        "with_tax",
        "from_quantity",
        "unit_price",
        "valid_from",
        "valid_to",
    ]
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).filter(replaced_at=None).select_related("price_group")
        return rows.order_by("currency", "price_group__priority", "from_quantity", "pk")


class CostRows(Rows):
    model = Cost
    ordering = ["currency", "pk"]


class ItemForm(PlainLabels):
    """Takes what is right as the number of an item in trade."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "item_number" in self.fields:
            self.fields["item_number"].knows = is_item_number  # type: ignore[attr-defined]


@admin.register(Item)
class ItemAdmin(Page):
    form = ItemForm
    list_display = ["item_number", "name", "names", "group", "tax_group", "is_active"]
    list_display_links = ["item_number", "name"]
    list_filter = ["is_active", "is_gift_card", "group", "tax_group"]
    list_select_related = ["group", "tax_group"]
    search_fields = ["item_number", "name", "names", "search_words"]
    ordering = ["item_number"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "item_number",
                    "name",
                    "names",
                    "search_words",
                    "group",
                    "tax_group",
                    "is_gift_card",
                ]
            },
        ),
        (_("On sale"), {"fields": ["is_active", ("on_sale_from", "on_sale_to")]}),
        (
            _("Out of stock"),
            {"fields": ["back_order_allowed", "back_order_most", "back_order_date"]},
        ),
    ]
    inlines = [PriceRows, CostRows]

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:
        """Replace prices; what an item costs us is simply changed."""
        if formset.model is not Price:
            super().save_formset(request, form, formset, change)
            return
        prices = formset.save(commit=False)
        replaced = {price.pk for price, _changed in formset.changed_objects}
        for price in prices:
            if price.pk in replaced:
                operations.replace_price(price)
            else:
                price.save()
        gone = [price.pk for price in formset.deleted_objects]
        operations.withdraw(Price.objects.filter(pk__in=gone), at=timezone.now())


@admin.register(PriceGroup)
class PriceGroupAdmin(Page):
    list_display = ["code", "name", "priority"]
    search_fields = ["code", "name"]
    ordering = ["priority", "code"]


@admin.register(Price)
class PriceAdmin(Replacing):
    list_display = [
        "item",
        "price_group",
        "unit_price",
        "currency",
        "with_tax",
        "from_quantity",
        "valid_from",
        "valid_to",
        "replaced_at",
    ]
    list_filter = [StandingFilter, "currency", "with_tax", "price_group"]
    list_select_related = ["item", "price_group"]
    search_fields = ["item__item_number", "item__name", "item__names"]
    autocomplete_fields = ["item"]
    ordering = ["item__item_number", "currency", "from_quantity", "pk"]

    def replace(self, changed: Price) -> None:
        operations.replace_price(changed)


@admin.register(CustomerTerms)
class CustomerTermsAdmin(Page):
    list_display = ["whose", "price_group", "delivery_mode", "credit_limit", "credit_currency"]
    list_filter = ["customer_group", "price_group"]
    list_select_related = ["customer", "customer_group", "price_group", "delivery_mode"]
    search_fields = ["=customer__account_number", "customer_group__code", "customer_group__name"]
    autocomplete_fields = ["customer"]
    ordering = ["customer_group__code", "customer__account_number", "pk"]

    @admin.display(description=CustomerTerms._meta.verbose_name)
    def whose(self, terms: CustomerTerms) -> str:
        return str(terms.customer or terms.customer_group)
