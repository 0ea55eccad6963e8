"""What is typed about the header: to whom, and what else the caller wants known."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import AsksOnce, Form
from callcenter.web.free_text import FreeText
from customers.errors import NotATelephone
from customers.forms import AddressFields
from customers.places import telephone


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


class ContactForm(AsksOnce):
    """What is read back: the telephone and the e-mail for the confirmation."""

    telephone = FreeText(
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
        self.fields["telephone"].knows = partial(telephone.is_in_use, region=region)  # type: ignore[attr-defined]

    def clean_telephone(self) -> str:
        typed = str(self.cleaned_data["telephone"])
        try:
            return telephone.normalise(typed, self.region) if typed else ""
        except NotATelephone as refusal:
            raise forms.ValidationError(str(refusal)) from None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        typed = str(self.data.get("telephone", ""))
        if not self.errors:
            self.ask_once(telephone.doubts_of("telephone", typed, self.region))
        return said
