"""Modes of delivery, what they take and where they go, and their groups."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import Page, Rows
from catalog.models import DeliveryMode, DeliveryModeGroup, ModeForItem, ModeForRegion, ModeInGroup


class ForItemRows(Rows):
    model = ModeForItem
    autocomplete_fields = ["item"]
    ordering = ["pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("item", "item_group")


class ForRegionRows(Rows):
    model = ModeForRegion
    ordering = ["country", "state", "pk"]


@admin.register(DeliveryMode)
class DeliveryModeAdmin(Page):
    list_display = ["code", "name", "names", "transit_days", "is_pickup", "is_active"]
    list_filter = ["is_active", "is_pickup"]
    search_fields = ["code", "name", "names"]
    ordering = ["code"]
    inlines = [ForRegionRows, ForItemRows]


class ModeRows(Rows):
    model = ModeInGroup
    extra = 1


@admin.register(DeliveryModeGroup)
class DeliveryModeGroupAdmin(Page):
    list_display = ["code", "name", "names", "which_modes"]
    search_fields = ["code", "name", "names"]
    ordering = ["code"]
    inlines = [ModeRows]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("modes")

    @admin.display(description=_("modes"))
    def which_modes(self, group: DeliveryModeGroup) -> str:
        return ", ".join(sorted(mode.code for mode in group.modes.all()))
