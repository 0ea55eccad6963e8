"""What the admin's pages have in common."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.forms import BaseInlineFormSet, ModelForm, Script
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.history import Entry, history_of, is_tracked
from callcenter.admin_base.marks import WithMarks
from callcenter.admin_base.numbers import NUMBERS, readable
from callcenter.admin_base.tools import WithTools
from callcenter.web.forms import Guarded
from callcenter.web.free_text import FreeText

PROSE: dict[Any, Any] = NUMBERS | {  # for formfield_overrides, where people write what they like
    models.CharField: {"form_class": FreeText},
    models.TextField: {
        "form_class": FreeText,
        "widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    },
}


class PlainLabels(Guarded, ModelForm[Any]):
    """Labels without a colon, as everywhere else on the screen; no field takes a card number."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class NamedAutocomplete(AutocompleteSelect):
    """Says what it is for while it is empty; Django's own says nothing to a screen reader."""

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        name = capfirst(str(self.field.verbose_name))
        return {**super().build_attrs(*args, **kwargs), "data-placeholder": name}


class Page(WithMarks, WithTools):
    """A list headed by what it lists, and the row history of what is tracked."""

    form = PlainLabels
    formfield_overrides = NUMBERS
    show_full_result_count = False

    class Media:
        css = {"all": ["css/admin.css"]}
        js = [Script("js/admin.js", type="module")]

    def get_list_display(self, request: HttpRequest) -> Any:
        return readable(self.model, super().get_list_display(request))

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", NamedAutocomplete(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def get_urls(self) -> list[URLPattern]:
        if not is_tracked(self.model):
            return super().get_urls()
        history = self.tool_url("row_history", self.row_history_of_all, where="history/")
        return [history, *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The row history of one object and of the rows on its page, in place of Django's own log."""
        row = self.get_object(request, unquote(object_id))
        if row is None or not is_tracked(self.model):
            return super().history_view(request, object_id, extra_context)
        if not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        parts = [
            (inline.model, Q(**{inline.fk_name or self._fk_to(inline.model): row.pk}))
            for inline in self.get_inline_instances(request, row)
            if is_tracked(inline.model)
        ]
        entries = history_of((self.model, Q(pgh_obj=row.pk)), *parts)
        return self._row_history(request, entries, row=row)

    def row_history_of_all(self, request: HttpRequest) -> HttpResponse:
        """The row history of the whole list, deleted rows included."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return self._row_history(request, history_of((self.model, Q())), row=None)

    def _row_history(
        self, request: HttpRequest, entries: list[Entry], *, row: models.Model | None
    ) -> HttpResponse:
        return self.framed(
            request,
            "admin/row_history.html",
            title=_("Row history"),
            subtitle=str(row) if row else None,
            entries=entries,
            row=row,
            list_name=capfirst(str(self.opts.verbose_name_plural)),
        )

    def _fk_to(self, part: type[models.Model]) -> str:
        """Return the name of the part's foreign key to this page's model."""
        names = [f.name for f in part._meta.fields if f.related_model is self.model]
        assert len(names) == 1, f"Give the inline of {part.__name__} an fk_name."
        return names[0]


class NamedRows(BaseInlineFormSet[Any, Any, Any]):
    """Rows whose box to tick for deletion says what it deletes."""

    def add_fields(self, form: Any, index: Any) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            name = _("Delete %(row)s") % {"row": form.instance if form.instance.pk else ""}
            form.fields["DELETE"].widget.attrs["aria-label"] = name.strip()


class Rows(admin.TabularInline[Any, Any]):
    """Rows of a page. Their selects are filled once a request, not once a row."""

    form = PlainLabels
    formfield_overrides = NUMBERS
    formset = NamedRows
    extra = 0

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        is_page = db_field.related_model is self.parent_model  # which every row is of: never chosen
        if field and not is_page and db_field.name not in self.get_autocomplete_fields(request):
            choices: Any = field.choices
            field.choices = list(choices)
        return field

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and field.label:
            field.widget.attrs["aria-label"] = capfirst(str(field.label))
        return field


class SeenOnly:
    """May be looked at, and changed nowhere in the admin."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class ReadOnly(SeenOnly, Page):
    """Seen in the admin, changed only at the desk, where the rules are."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return readable(self.model, super().get_fields(request, obj))


class ReadOnlyRows(SeenOnly, admin.TabularInline[Any, Any]):
    """The same, as rows of another page."""

    extra = 0

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return readable(self.model, super().get_fields(request, obj))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        columns = [name for name in readable(self.model, self.fields or ()) if callable(name)]
        return [*super().get_readonly_fields(request, obj), *columns]
