"""What is typed about a customer: its shape only; the rules are the operations'."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from callcenter.forms import Form
from callcenter.typed import FreeText
from customers.countries import country_choices
from customers.models import Kind, Reach

NO_SUGGESTIONS = {"autocomplete": "off"}  # a browser would suggest the last caller's data
write_email = EmailValidator(_("Write an address such as name@example.com."))


def text(label: Any, longest: int, *, required: bool = False, **more: Any) -> FreeText:
    """Return a field of one line that no browser fills in by itself."""
    widget = more.pop("widget", forms.TextInput)
    return FreeText(
        label=label, max_length=longest, required=required, widget=widget(NO_SUGGESTIONS), **more
    )


def focus_first_gap(form: Form) -> None:
    """Let the page open in the first field that is wrong, else in the first that is empty."""
    fields = [field for field in form.visible_fields() if field.widget_type != "radioselect"]
    wrong = [field for field in fields if field.name in form.errors]
    gaps = wrong or [field for field in fields if not field.value()] or fields
    gaps[0].field.widget.attrs["autofocus"] = True


class KeyedForm(Form):
    """A form that adds something, once however often it is sent."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class AddressFields(Form):
    """An address, with the call center's country at first."""

    street = text(_("Street"), 200)
    street_2 = text(_("Street, second line"), 200)
    postcode = text(_("Postcode"), 20)
    city = text(_("Town"), 100)
    state = text(_("State"), 50)
    country = forms.ChoiceField(label=_("Country"))

    def __init__(self, *args: Any, region: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"country": region} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = country_choices(get_language() or "en")


class NewCustomerForm(AddressFields, KeyedForm):
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Kind.choices, initial=Kind.PERSON, widget=forms.RadioSelect
    )
    first_name = text(_("First name"), 100)
    last_name = text(_("Last name"), 100)
    organisation = text(_("Organisation"), 200)
    telephone = text(_("Telephone"), 40, required=True)
    email = text(_("E-mail"), 254, widget=forms.EmailInput, validators=[write_email])

    field_order = ["kind", "first_name", "last_name", "organisation", "telephone", "email"]


class AddressForm(AddressFields):
    recipient = text(_("Recipient"), 200, help_text=_("Where empty, the customer’s name."))
    is_default = forms.BooleanField(label=_("Default address"), required=False)

    field_order = ["recipient"]


class NewAddressForm(AddressForm, KeyedForm):
    """The same, for one that is added."""


class ContactPointForm(Form):
    """A telephone number or e-mail address that is there already; its kind stays."""

    value = text(_("Number or address"), 254, required=True)
    is_default = forms.BooleanField(label=_("Default"), required=False)

    def __init__(self, *args: Any, reach: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach_now = reach

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("reach", self.reach_now) == Reach.EMAIL and "value" in cleaned:
            try:
                write_email(cleaned["value"])
            except forms.ValidationError as error:
                self.add_error("value", error)
        return cleaned


class NewContactPointForm(ContactPointForm, KeyedForm):
    reach = forms.ChoiceField(
        label=_("Kind"), choices=Reach.choices, initial=Reach.TELEPHONE, widget=forms.RadioSelect
    )

    field_order = ["reach"]
