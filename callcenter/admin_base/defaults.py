"""Rows of a page of which one is the default: it may move from one to another in one save."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError

from callcenter.admin_base.pages import NamedRows, PlainLabels


class DefaultForm(PlainLabels):
    """A row whose default is compared with the page's other rows, not with those to be overwritten.

    Django has no public way to leave a field out of the checks of constraints
    (test_the_default_may_move_from_one_address_to_another).
    """

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"is_default"}  # type: ignore[misc, no-any-return]


class OneDefault(NamedRows):
    """At most one default, of each kind where ``per`` names the field of the kind."""

    per: ClassVar[str] = ""

    def clean(self) -> None:
        super().clean()
        kinds = [
            getattr(form.instance, self.per, None)
            for form in self.forms
            if form.is_valid() and form.instance.is_default and not form.cleaned_data.get("DELETE")
        ]
        if len(kinds) > len(set(kinds)):
            raise ValidationError(self._sentence())

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - as Django has it
        """Take the default off the rows that change before any is given it."""
        changing = [form.instance.pk for form in self.initial_forms if form.has_changed()]
        self.get_queryset().filter(pk__in=changing, is_default=True).update(is_default=False)
        return super().save(commit)

    def _sentence(self) -> str:
        """Return what the database's own constraint says."""
        model: Any = self.model
        return next(
            str(constraint.violation_error_message)
            for constraint in model._meta.constraints
            if constraint.name.endswith("one_default")
        )
