"""What is sent with Submit."""

from __future__ import annotations

from uuid import uuid4

from django import forms

from callcenter.web.forms import Form
from orders.forms.holds import ClearHoldForm


class SubmitForm(Form):
    """The total that was read out, and whether it holds where terms have changed since."""

    shown_total = forms.DecimalField(max_digits=14, decimal_places=3, widget=forms.HiddenInput)
    keeps = forms.BooleanField(required=False, widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ClearAndSubmitForm(ClearHoldForm):
    """Why a hold is cleared, and the total that was shown beside it."""

    shown_total = forms.DecimalField(max_digits=14, decimal_places=3)
    key = forms.UUIDField()
