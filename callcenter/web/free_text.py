"""Fields for people to write in, guarded against card numbers."""

from __future__ import annotations

from typing import Any

from django import forms

from callcenter.errors import LooksLikeCardNumber
from callcenter.words.card_numbers import holds_card_number, refuse_card_numbers


class FreeText(forms.CharField):
    """Text for people to read: stripped, and guarded against card numbers."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            refuse_card_numbers(text)
        except LooksLikeCardNumber as refusal:
            raise forms.ValidationError(str(refusal), code="card_number") from None
        return text

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Give what was typed back to the page, unless it is a card number."""
        return "" if data and holds_card_number(data) else super().bound_data(data, initial)
