"""What the agent types into an order: shape only, the rules are the operations'."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.words.card_numbers import FreeText, holds_card_number
from customers import telephone
from customers.errors import NotATelephone
from customers.forms import AddressFields

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


class SourceCodeForm(Form):
    """A source code, part of one, or words of its catalog's name; empty means none."""

    source_code = forms.CharField(max_length=100, required=False)


class CouponForm(Form):
    """The code of a coupon, as the caller reads it."""

    coupon = FreeText(
        label=_("Coupon"), max_length=30, error_messages={"required": _("Type a coupon’s code.")}
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class AddressForm(Form):
    """One of the customer's addresses."""

    address = forms.IntegerField(error_messages={"required": _("Pick an address.")})


class OneTimeAddressForm(AddressFields):
    """Somebody and somewhere for this order alone."""

    id_prefix = "once"

    recipient = FreeText(label=_("Recipient"), max_length=200)
    country = forms.RegexField(
        label=_("Country"),
        regex=r"^[A-Z]{2}$",
        error_messages={"invalid": _("Two capital letters, such as US.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("street", "city"):
            self.fields[name].required = name in self.postal.required


class DetailsForm(Form):
    requested_date = forms.DateField(
        label=_("Requested date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reference = FreeText(label=_("Reference"), max_length=100, required=False)
    warehouse_note = FreeText(
        label=_("Note to the warehouse"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    internal_note = FreeText(
        label=_("Internal note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ContactForm(Form):
    """What is read back: the telephone and the e-mail for the confirmation."""

    telephone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail for the confirmation"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Write an address such as name@example.com.")},
    )

    def __init__(self, *args: Any, region: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.region = region

    def clean_telephone(self) -> str:
        typed = str(self.cleaned_data["telephone"])
        try:
            return telephone.normalise(typed, self.region) if typed else ""
        except NotATelephone as refusal:
            raise forms.ValidationError(str(refusal)) from None


class ReasonForm(Form):
    """Why an order is cancelled."""

    id_prefix = "cancel"

    reason = FreeText(
        label=_("Reason"), max_length=200, error_messages={"required": _("Enter a reason.")}
    )


class RecallForm(Form):
    """Why the warehouse gives an order back."""

    id_prefix = "recall"

    reason = FreeText(
        label=_("Reason"),
        max_length=200,
        error_messages={"required": _("Enter a reason.")},
        widget=forms.TextInput(attrs={"autofocus": True}),
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
    item = forms.CharField(max_length=30, required=False)
    key = forms.UUIDField(initial=uuid4)


class KeyForm(Form):
    """The key of a button that needs nothing else."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
