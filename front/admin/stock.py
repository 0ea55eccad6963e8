"""Warehouses and stores, and what lies in them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import Page, PlainLabels
from catalog.models import Stock, Warehouse
from orders.models.reserving import reserved_pieces


@admin.register(Warehouse)
class WarehouseAdmin(Page):
    list_display = ["code", "name", "names", "city", "country", "is_store", "is_active"]
    list_filter = ["is_active", "is_store", "country"]
    search_fields = ["code", "name", "names", "city"]
    ordering = ["code"]
    fieldsets = [
        (None, {"fields": ["code", "name", "names", "is_store", "is_active"]}),
        (_("Address"), {"fields": ["street", "postcode", "city", "state", "country"]}),
    ]


class OnHandForm(PlainLabels):
    """A row of the list, whose field says what it counts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["on_hand"]
        field.show_hidden_initial = (
            True  # a row is changed where it was typed in, not where others sold
        )
        if self.instance.pk:
            field.widget.attrs["aria-label"] = f"{capfirst(str(field.label))}, {self.instance}"

    def clean_on_hand(self) -> Any:
        """Refuse to count anew what has moved since the list was opened: pieces left, or somebody counted."""
        shown, now = self.data.get(self.add_initial_prefix("on_hand")), self.instance.on_hand
        if "on_hand" in self.changed_data and shown not in (None, str(now)):
            said = _(
                "There are %(now)s now, no longer %(shown)s. Open the list again, then enter it."
            )
            raise ValidationError(said % {"now": now, "shown": shown})
        return self.cleaned_data["on_hand"]


@admin.register(Stock)
class StockAdmin(Page):
    """Pieces on hand, changed in the list itself; what is reserved of them stays so."""

    list_display = ["item", "warehouse", "on_hand", "reserved"]
    list_editable = ["on_hand"]
    list_filter = ["warehouse"]
    list_select_related = ["item", "warehouse"]
    search_fields = ["item__item_number", "item__name", "item__names"]
    autocomplete_fields = ["item"]
    ordering = ["item__item_number", "warehouse__code", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Stock]:
        found: QuerySet[Stock] = super().get_queryset(request)
        return found.annotate(reserved=reserved_pieces(timezone.now()))

    @admin.display(description=_("reserved"), ordering="reserved")
    def reserved(self, stock: Any) -> int:
        """Pieces that orders keep at this moment."""
        return int(stock.reserved)

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_form(request, **{"form": OnHandForm} | kwargs)
