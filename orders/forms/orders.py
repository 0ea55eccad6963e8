"""What is typed about an order as a whole: opened, kept, cancelled."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText, is_item_number


class ReasonForm(Form):
    """Why an order is cancelled."""

    id_prefix = "cancel"

    reason = FreeText(
        label=_("Reason"), max_length=200, error_messages={"required": _("Enter a reason.")}
    )


class KeepForm(Form):
    """Why a draft is left, and when to call back."""

    id_prefix = "keep"

    reason = FreeText(
        label=_("Reason"), max_length=200, error_messages={"required": _("Enter a reason.")}
    )
    call_back_at = forms.DateTimeField(
        label=_("Call back at"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class NewOrderForm(Form):
    """For whom, at which call center, and with which first item if any."""

    customer = forms.CharField(max_length=20)
    call_center = forms.CharField(max_length=20)
    item = FreeText(max_length=30, required=False, knows=is_item_number)
    key = forms.UUIDField(initial=uuid4)


class KeyForm(Form):
    """The key of a button that needs nothing else."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
