"""A field of the admin for one text in several languages, an input for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from callcenter.languages import OTHERS
from callcenter.web.free_text import FreeText


class TextsWidget(forms.MultiWidget):
    """An input for each language after the first, named by the language."""

    def __init__(self, *, rows: int) -> None:
        super().__init__({one.code: input_of(one.code, one.name, rows) for one in OTHERS})

    def decompress(self, value: Any) -> list[str]:
        return [(value or {}).get(one.code, "") for one in OTHERS]


def input_of(code: str, name: str, rows: int) -> forms.Widget:
    about = {"aria-label": name, "placeholder": name, "lang": code}
    if rows > 1:
        return forms.Textarea(attrs=about | {"rows": rows, "class": "vLargeTextField"})
    return forms.TextInput(attrs=about | {"class": "vTextField"})


class TextsField(forms.MultiValueField):
    """Cleans to the texts that are there, by the codes of their languages."""

    def __init__(self, *, most: int, rows: int, **options: Any) -> None:
        fields = [FreeText(required=False, max_length=most) for _language in OTHERS]
        widget = TextsWidget(rows=rows)
        super().__init__(fields, widget=widget, require_all_fields=False, **options)

    def compress(self, texts: Sequence[str]) -> dict[str, str]:
        return {one.code: text for one, text in zip(OTHERS, texts, strict=False) if text}

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Give what was typed back to the page, unless it holds a card number."""
        return [field.bound_data(text, "") for field, text in zip(self.fields, data, strict=True)]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool((self.clean(data) or {}) != (initial or {}))
