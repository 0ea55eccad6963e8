"""Pages of terms that are never edited in place: saving replaces, deleting withdraws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.utils import construct_change_message
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import NamedRows, Page, PlainLabels
from catalog import operations
from catalog.models.replaced import Replaced


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


class TermsForm(PlainLabels):
    """Terms whose code may stand once: that is asked of those that are not replaced.

    Django leaves out constraints with a column that is not on the form, as this one's condition
    is (test_another_offer_may_not_take_a_code_that_stands).
    """

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"replaced_at"}  # type: ignore[misc, no-any-return]


class TermsPage(Page):
    """Rows that stand may be replaced and withdrawn; what was replaced is only seen."""

    form = TermsForm
    readonly_fields = ["created_at", "replaced_at"]

    def has_change_permission(self, request: HttpRequest, obj: Replaced | None = None) -> bool:
        is_standing = obj is None or obj.replaced_at is None
        return is_standing and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Replaced | None = None) -> bool:
        is_standing = obj is None or obj.replaced_at is None
        return is_standing and super().has_delete_permission(request, obj)

    def delete_model(self, request: HttpRequest, obj: Replaced) -> None:
        self.withdraw(self.model._default_manager.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self.withdraw(self.model._default_manager.filter(pk__in=queryset.values("pk")))

    def withdraw(self, terms: Any) -> None:
        """Let the rows end without others in their place."""
        operations.withdraw(terms, at=timezone.now())

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Withdrawing touches nothing else, whoever points to the row."""
        rows = list(objs)
        return [str(row) for row in rows], {self.opts.verbose_name_plural: len(rows)}, set(), []

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Go on, and link to, the row that stands now: Django takes its page from the path."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        request.path = reverse(name, args=[obj.pk])
        return super().response_change(request, obj)


class Replacing(TermsPage):
    """Saving replaces a row that has no parts."""

    def replace(self, changed: Any) -> None:
        """Put the row as it was changed in the place of the one that stands."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        if not change:
            obj.save()
        elif form.has_changed():
            self.replace(obj)


class PartForm(PlainLabels):
    """A part is compared with the others of the form: those in the database are all replaced.

    So Django must not compare it with these (test_steps_may_swap_their_beginnings_in_one_save).
    """

    def _get_validation_exclusions(self) -> set[str]:
        whole = {field.name for field in self._meta.model._meta.fields if field.name in WHOLES}
        return super()._get_validation_exclusions() | whole  # type: ignore[misc, no-any-return]


WHOLES = {"rule", "offer"}  # what parts belong to


class PartFormSet(NamedRows):
    """Parts of what is replaced as a whole."""

    def rows(self) -> list[Any]:
        """Return the parts as they were entered, without those to delete."""
        return [
            form.instance
            for form in self.forms
            if form.is_valid()
            and (form.instance.pk or form.has_changed())
            and not form.cleaned_data.get("DELETE")
        ]


class ReplacingWhole(TermsPage):
    """Saving replaces a row together with its parts, in one transaction."""

    def replace_whole(self, changed: Any, parts: Sequence[list[Any]]) -> None:
        """Put the row as it was changed, with these parts, in the place of the one that stands."""
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        if not change:
            obj.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        if not change:
            super().save_related(request, form, formsets, change)
        elif form.has_changed() or any(formset.has_changed() for formset in formsets):
            self.replace_whole(form.instance, [formset.rows() for formset in formsets])

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, *added: bool
    ) -> Any:
        """Tell what changed; replaced parts were saved with their whole, not by their formset."""
        return construct_change_message(form, formsets if any(added) else [], any(added))
