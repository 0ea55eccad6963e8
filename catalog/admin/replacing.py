"""Pages of terms that are never edited in place: saving replaces, deleting withdraws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from callcenter.admin_pages import Page
from catalog import operations
from catalog.models import ChargeRule, Price

Terms = Price | ChargeRule


class StandingFilter(admin.SimpleListFilter):
    """What stands is shown unless something else is asked for."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> list[tuple[str, Any]]:
        return [("replaced", _("Replaced")), ("all", _("All"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "all":
            return queryset
        return queryset.filter(replaced_at__isnull=self.value() != "replaced")

    def choices(self, changelist: Any) -> Iterator[Any]:
        standing, *others = super().choices(changelist)
        yield {**standing, "display": _("Standing")}
        yield from others


class Replacing(Page):
    """Rows that stand may be replaced and withdrawn; what was replaced is only seen."""

    readonly_fields = ["created_at", "replaced_at"]

    def has_change_permission(self, request: HttpRequest, obj: Terms | None = None) -> bool:
        is_standing = obj is None or obj.replaced_at is None
        return is_standing and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Terms | None = None) -> bool:
        is_standing = obj is None or obj.replaced_at is None
        return is_standing and super().has_delete_permission(request, obj)

    def delete_model(self, request: HttpRequest, obj: Terms) -> None:
        operations.withdraw(type(obj).objects.filter(pk=obj.pk), at=timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        operations.withdraw(
            self.model.objects.filter(pk__in=queryset.values("pk")), at=timezone.now()
        )

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Withdrawing touches nothing else, whoever points to the row."""
        rows = list(objs)
        return [str(row) for row in rows], {self.opts.verbose_name_plural: len(rows)}, set(), []

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Go on, and link to, the row that stands now: Django takes its page from the path."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        request.path = reverse(name, args=[obj.pk])
        return super().response_change(request, obj)
