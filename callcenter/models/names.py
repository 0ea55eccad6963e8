"""Names in the languages of the screens."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from callcenter.languages import CHOICES


class LanguageField(models.CharField[str, str]):
    """A language of the screens. No migration holds its choices, so that another language needs none."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options | {"choices": CHOICES})

    def deconstruct(self) -> Any:
        name, _path, args, options = super().deconstruct()
        options.pop("choices", None)
        return name, "django.db.models.CharField", args, options


class Translated(models.Model):
    """A row with a name in the first language and, where given, in French."""

    name = models.CharField(_("name"), max_length=100)
    name_fr = models.CharField(
        _("name in French"),
        max_length=100,
        blank=True,
        help_text=_("Where empty, the name above is shown."),
    )

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """The name in the language of whoever reads it."""
        is_french = (get_language() or "").startswith("fr")
        return self.name_fr if is_french and self.name_fr else self.name
