"""What is asked of the warehouse."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText


class RecallForm(Form):
    """Why the warehouse gives an order back."""

    id_prefix = "recall"

    reason = FreeText(
        label=_("Reason"),
        max_length=200,
        error_messages={"required": _("Enter a reason.")},
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
