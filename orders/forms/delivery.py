"""How and where to deliver: shape only, the rules are the operations'."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form


class ModeForm(Form):
    mode = forms.CharField(
        max_length=10, error_messages={"required": _("Pick a mode of delivery.")}
    )


class StoreForm(Form):
    store = forms.CharField(max_length=20, error_messages={"required": _("Pick a store.")})


class ExpediteForm(Form):
    """A box that is not ticked is not sent."""

    is_expedited = forms.BooleanField(required=False)


class LineModeForm(Form):
    """A line's own mode; empty means the header's."""

    mode = forms.CharField(max_length=10, required=False)


class LineAddressForm(Form):
    """One of the customer's addresses; empty means the header's."""

    address = forms.IntegerField(required=False)


class LineStoreForm(Form):
    """A line's own store; empty means the header's."""

    store = forms.CharField(max_length=20, required=False)
