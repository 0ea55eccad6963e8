"""Catalogs and their source codes."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from callcenter.admin_base.pages import Page, Rows
from catalog import operations
from catalog.models import Catalog, OfferedCatalog, PriceGroupOfCatalog, SourceCode


class SourceCodeRows(Rows):
    model = SourceCode
    extra = 1


class PriceGroupRows(Rows):
    """The price groups whose prices hold for the catalog's codes."""

    model = PriceGroupOfCatalog
    extra = 1


class OfferedByRows(Rows):
    """The call centers that take the catalog's codes."""

    model = OfferedCatalog
    extra = 1
    verbose_name = _("call center that takes its codes")
    verbose_name_plural = _("call centers that take its codes")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("catalog", "call_center")


@admin.register(Catalog)
class CatalogAdmin(Page):
    list_display = ["code", "name", "status", "which_codes", "valid_from", "valid_to"]
    list_filter = ["status"]
    search_fields = ["code", "name", "names", "source_codes__code"]
    ordering = ["code"]
    inlines = [SourceCodeRows, PriceGroupRows, OfferedByRows]
    actions = ["publish", "unpublish"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("source_codes")

    @admin.display(description=_("source codes"))
    def which_codes(self, catalog: Catalog) -> str:
        return ", ".join(sorted(code.code for code in catalog.source_codes.all()))

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, catalogs: QuerySet[Catalog]) -> None:
        for catalog in catalogs:
            if not any(code.is_active for code in catalog.source_codes.all()):
                warning = _("%(catalog)s has no active source code yet: add one.")
                messages.warning(request, warning % {"catalog": catalog})
        count = operations.publish(catalogs)
        sentence = ngettext(
            "%(count)d catalog is published.", "%(count)d catalogs are published.", count
        )
        messages.success(request, sentence % {"count": count})

    @admin.action(description=_("Back to draft"), permissions=["change"])
    def unpublish(self, request: HttpRequest, catalogs: QuerySet[Catalog]) -> None:
        count = operations.unpublish(catalogs)
        sentence = ngettext(
            "%(count)d catalog is a draft again.", "%(count)d catalogs are drafts again.", count
        )
        messages.success(request, sentence % {"count": count})


@admin.register(SourceCode)
class SourceCodeAdmin(Page):
    list_display = ["code", "catalog", "is_active"]
    list_filter = ["is_active", "catalog"]
    list_select_related = ["catalog"]
    search_fields = ["code", "catalog__code", "catalog__name"]
    ordering = ["code"]
