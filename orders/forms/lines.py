"""What is typed about a line: shape only, the rules are the operations'."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.words.card_numbers import holds_card_number

WHOLE_NUMBER = {
    "invalid": _("Enter a whole quantity, such as 1."),
    "required": _("Enter a whole quantity, such as 1."),
}


class ItemField(forms.CharField):
    """An item's number, or words of its name; what looks like a card number is not given back."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        return "" if data and holds_card_number(data) else super().bound_data(data, initial)


class LineForm(Form):
    """The new row. An empty item means that there is none."""

    item = ItemField(max_length=100, required=False)
    quantity = forms.IntegerField(error_messages=WHOLE_NUMBER)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    @property
    def is_blank(self) -> bool:
        return not (self.data.get("item") or "").strip()


class QuantityForm(Form):
    quantity = forms.IntegerField(error_messages=WHOLE_NUMBER)
