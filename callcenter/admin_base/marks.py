"""What a page of the admin showed of a row, so that nobody overwrites what he has not seen."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from django.contrib.admin import ModelAdmin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

MARK = "row_mark"  # the page's hidden field
MOVED = _(
    "Somebody else changed this since you opened it; the row history says what. "
    "What you typed is still here: save again to let it stand."
)


class WithMarks(ModelAdmin[Any]):
    """A page whose form says which row, with its parts, it showed; the slower of two is told, and decides."""

    def get_form(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:  # type: ignore[override]
        form = super().get_form(request, obj, **options)
        shown = request.POST.get(MARK)
        if obj is None or shown is None:
            return form
        lock(obj)
        if mark_of(self.shown_rows(request, obj, form)) == shown:
            return form
        return type("Moved", (HasMoved, form), {})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **how: Any
    ) -> HttpResponse:
        row = context.get("original")
        if row is not None and self.has_change_permission(request, row):
            form = super().get_form(request, row, change=True)
            context["mark"] = mark_of(self.shown_rows(request, row, form))
        return super().render_change_form(request, context, *args, **how)

    def shown_rows(self, request: HttpRequest, row: Any, form: Any) -> Iterable[Any]:
        """Return what is stored of all that the page can change: the row, and its parts."""
        yield values_of(self.model, form, pk=row.pk)
        for inline in self.get_inline_instances(request, row):
            formset: Any = inline.get_formset(request, row)
            yield values_of(inline.model, formset.form, **{formset.fk.name: row.pk})


class HasMoved:
    """A form about a row that is another by now."""

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        self.add_error(None, MOVED)  # type: ignore[attr-defined]
        return cleaned


def lock(row: models.Model) -> None:
    """Let nobody else save the row until this request has."""
    found = type(row)._base_manager.select_for_update(no_key=True).filter(pk=row.pk)
    list(found.values_list("pk"))


def values_of(model: type[models.Model], form: Any, **which: Any) -> list[Any]:
    """Return what stands in the columns that a form changes."""
    columns = {field.name for field in [*model._meta.concrete_fields, *model._meta.many_to_many]}
    names = sorted(columns & set(form.base_fields))
    found = model._base_manager.filter(**which).order_by("pk")
    return list(found.values_list("pk", *names))


def mark_of(rows: Iterable[Any]) -> str:
    return sha256("\x1f".join(map(str, rows)).encode()).hexdigest()
