"""Fields for people to write in, guarded against card numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms

from callcenter.errors import LooksLikeCardNumber
from callcenter.words.card_numbers import holds_card_number
from callcenter.words.number_kinds import is_item, is_parcel

Knows = Callable[[str], bool]
MARKS = re.compile(r"[\s.\-]")


class FreeText(forms.CharField):
    """Text for people to read: stripped, and guarded against card numbers.

    Where the field holds numbers of a kind, ``knows`` tells them: what is right as one of them is taken.
    """

    def __init__(self, *, knows: Knows | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.knows = knows

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if is_refused(self, text):
            raise forms.ValidationError(str(LooksLikeCardNumber()), code="card_number")
        return text

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Give what was typed back to the page, unless it is a card number."""
        return "" if data and is_refused(self, data) else super().bound_data(data, initial)


def is_refused(field: forms.Field, typed: str) -> bool:
    """Tell whether a card number was typed, where the field does not know it as one of its own."""
    knows: Knows | None = getattr(field, "knows", None)
    return holds_card_number(typed) and not (knows and knows(typed))


def asked(typed: str, *, knows: Knows | None = None) -> str:
    """Return what an address asks for. Raises LooksLikeCardNumber, before anything is repeated."""
    if is_refused(FreeText(knows=knows), typed):
        raise LooksLikeCardNumber
    return typed


def is_item_number(typed: str) -> bool:
    """Tell whether it is the number of an item in trade, and nothing besides."""
    return is_item(MARKS.sub("", typed))


def is_parcel_number(typed: str) -> bool:
    """Tell whether it is the number of a parcel, and nothing besides."""
    return is_parcel(MARKS.sub("", typed).upper())
