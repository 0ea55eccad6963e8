"""Hold codes and their reasons; holds and check-outs are only seen."""

from __future__ import annotations

from django.contrib import admin

from callcenter.admin_base.pages import Page, Rows
from orders.admin.parts import OfOrder
from orders.models import CheckOut, Hold, HoldCode, HoldReason


class ReasonRows(Rows):
    model = HoldReason
    fields = ["code", "name", "names", "position", "is_active"]
    ordering = ["position", "code"]
    extra = 1


@admin.register(HoldCode)
class HoldCodeAdmin(Page):
    list_display = [
        "code",
        "name",
        "placed_by",
        "cleared_by",
        "colour",
        "gives_back_stock",
        "follows_on",
        "is_default",
        "is_active",
    ]
    list_filter = ["is_active", "placed_by", "cleared_by"]
    list_select_related = ["follows_on"]
    search_fields = ["code", "name", "names"]
    ordering = ["position", "code"]
    inlines = [ReasonRows]


@admin.register(Hold)
class HoldAdmin(OfOrder):
    list_display = ["order", "code", "reason", "at", "by", "cleared_at", "cleared_by"]
    list_filter = ["code", ("cleared_at", admin.EmptyFieldListFilter)]
    list_select_related = ["order", "code", "reason", "by", "cleared_by"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]


@admin.register(CheckOut)
class CheckOutAdmin(OfOrder):
    list_display = ["order", "at", "by", "given_back_at", "given_back_by"]
    list_select_related = ["order", "by", "given_back_by"]
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]
