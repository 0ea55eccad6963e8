"""Texts of set-up in the languages of the screens: the first in a column of its own, all others in one beside it.

So another language needs no migration, and the first is ordered, searched and compared as any text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from callcenter.languages import CHOICES, OTHERS, language_of
from callcenter.web.texts import TextsField


class LanguageField(models.CharField[str, str]):
    """A language of the screens. No migration holds its choices, so that another language needs none."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"choices": CHOICES})

    def deconstruct(self) -> Any:
        name, _path, args, options = super().deconstruct()
        options.pop("choices", None)
        return name, "django.db.models.CharField", args, options


class OtherLanguages(models.JSONField):
    """A text in the languages after the first, by their codes: ``{"fr": "Espèces", "es": "Efectivo"}``.

    ``most`` is the longest that one may be, ``rows`` how many lines the admin shows of each.
    """

    def __init__(self, *args: Any, most: int = 100, rows: int = 1, **options: Any) -> None:
        self.most, self.rows = most, rows
        standard: dict[str, Any] = {"default": dict, "db_default": {}, "blank": True}
        super().__init__(*args, **standard | options)

    def deconstruct(self) -> Any:
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.JSONField", args, options

    def formfield(self, **options: Any) -> Any:
        options.pop("encoder", None)
        asked = {"required": False, "label": self.verbose_name, "help_text": self.help_text}
        return TextsField(most=self.most, rows=self.rows, **asked)


class Translated(models.Model):
    """A row with a name in the first language and, where given, in the others."""

    name = models.CharField(_("name"), max_length=100)
    names = OtherLanguages(
        _("name in other languages"), help_text=_("Where empty, the name above is shown.")
    )

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """The name in the language of whoever reads it."""
        return said(self.name, self.names)


def in_every_language(text: str) -> dict[str, Any]:
    """Return the columns of a name that the application itself enters: ``text`` is in the catalogs."""

    def said_in(code: str) -> str:
        with override(code):
            return gettext(text)

    return {"name": text, "names": {language.code: said_in(language.code) for language in OTHERS}}


def said(first: str, others: Mapping[str, str]) -> str:
    """Return a text in the language of whoever reads it, else in the first."""
    return others.get(language_of(get_language()).code) or first
