"""Coupons as they are typed."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText


class CouponForm(Form):
    """The code of a coupon, as the caller reads it."""

    coupon = FreeText(
        label=_("Coupon"), max_length=30, error_messages={"required": _("Type a coupon’s code.")}
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
