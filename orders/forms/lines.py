"""What is typed about a line: shape only, the rules are the operations'."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText, is_item_number

WHOLE_NUMBER = {
    "invalid": _("Enter a whole quantity, such as 1."),
    "required": _("Enter a whole quantity, such as 1."),
}


class LineForm(Form):
    """The new row. An empty item means that there is none."""

    item = FreeText(max_length=100, required=False, knows=is_item_number)
    quantity = forms.IntegerField(error_messages=WHOLE_NUMBER)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    @property
    def is_blank(self) -> bool:
        return not (self.data.get("item") or "").strip()


class QuantityForm(Form):
    quantity = forms.IntegerField(error_messages=WHOLE_NUMBER)
