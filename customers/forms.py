"""What is typed about a customer: its shape only; the rules are the operations'."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Self
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from callcenter.languages import CHOICES
from callcenter.web.forms import AsksOnce, Form
from customers.fields import line_of, text, write_email
from customers.models import NAMES, Kind, Reach
from customers.places import postal, telephone
from customers.places.countries import country_choices
from customers.places.parts import PARTS, POSTAL


def focus_first_gap(form: Form) -> None:
    """Let the page open in the first field that is wrong, else where the form says, else in the first gap."""
    fields = [field for field in form.visible_fields() if field.widget_type != "radioselect"]
    wrong = [field for field in fields if field.name in form.errors]
    if not wrong and any("autofocus" in field.field.widget.attrs for field in fields):
        return
    gaps = wrong or [field for field in fields if not field.value()] or fields
    gaps[0].field.widget.attrs["autofocus"] = True


class KeyedForm(Form):
    """A form that adds something, once however often it is sent."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class MarkedForm(Form):
    """A form that changes something, with the mark of what the page showed of it."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def show_anew(self, marks: dict[str, Any]) -> None:
        """Let what was typed be saved over what somebody else entered, once that was told."""
        self.data = {**{name: self.data[name] for name in self.data}, **marks}


class SeenDefaultForm(Form):
    """Which one was the default where the page was shown; nothing where none was."""

    default_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def seen(self) -> int | None:
        return self.cleaned_data["default_seen"] if self.is_valid() else None


IDENTIFYING = ("kind", *NAMES, "telephone", "email", "postcode", "country")


class AddressFields(AsksOnce):
    """An address as its country writes it, with the call center's country at first.

    What does not fit the country is shown at its field, once: the same sent again is saved.
    """

    street = text(_("Street"), 200)
    street_2 = text(_("Street, second line"), 200)
    postcode = text(_("Postcode"), 20)
    city = text(_("Town"), 100)
    state = text(_("State"), 50)
    country: forms.Field = forms.ChoiceField(label=_("Country"))

    def __init__(self, *args: Any, region: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"country": region} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        country = self.fields["country"]
        if isinstance(country, forms.ChoiceField):
            country.choices = country_choices(get_language() or "en")
        self.postal = postal.form_of(str(self["country"].value() or region))
        self._draw()

    @classmethod
    def sent(cls, data: QueryDict, **kwargs: Any) -> Self:
        """Return the form as it was sent; where only another country was picked, drawn anew."""
        if "redraw" not in data:
            return cls(data or None, **kwargs)
        typed = {name: data[name] for name in cls.base_fields if name in data}
        return cls(initial=(kwargs.pop("initial", None) or {}) | typed, **kwargs)

    def _draw(self) -> None:
        """Ask what the country asks for, in its order and words; what is filled in besides stays."""
        form = self.postal
        for name, label in form.labels.items():
            self.fields[name].label = label
        for name in set(POSTAL) - set(form.fields):
            if not self[name].value():
                self.fields[name].widget = forms.HiddenInput()
        if form.states:
            self.fields["state"].widget.attrs["list"] = self.states_id
        rest = [name for name in self.fields if name not in {*PARTS, "is_default"}]
        self.order_fields([*rest, "country", *form.fields, *POSTAL, "is_default"])

    @property
    def states_id(self) -> str:
        return f"{self.id_prefix}_states"

    @property
    def address_fields(self) -> list[forms.BoundField]:
        """The fields of the address in the country's order, without the country."""
        return [field for field in self if field.name in POSTAL]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("street") and not self.errors:  # else the operation says what it lacks
            said |= postal.tidied(said["country"], {name: said.get(name, "") for name in POSTAL})
        if not self.errors:
            self.ask_once(self.doubts(said))
        return said

    def doubts(self, said: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """Give the fields that look wrong, each with a sentence that says why."""
        if said.get("street"):
            yield from postal.warnings_of(said["country"], said)


class NameFields(Form):
    """What a customer is called, by every name that his row has."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=Kind.choices, initial=Kind.PERSON, widget=forms.RadioSelect
    )
    locals().update({name: line_of(name) for name in NAMES})  # no statement of a class has a loop

    @property
    def names(self) -> list[forms.BoundField]:
        return [self[name] for name in NAMES]


class ChangeCustomerForm(MarkedForm, NameFields):
    """What he is called and in which language he is written to."""

    language = forms.ChoiceField(label=_("Language of letters"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        now = str(self.initial.get("language", ""))
        choices = [("", _("The call center’s")), *CHOICES]
        if now not in dict(choices):
            choices.append((now, now))
        self.fields["language"].choices = choices  # type: ignore[attr-defined]
        called_by = "organisation" if self.initial.get("kind") == Kind.ORGANISATION else "last_name"
        self.fields[called_by].widget.attrs["autofocus"] = not self.is_bound


class NewCustomerForm(AddressFields, KeyedForm, NameFields):
    telephone = text(_("Telephone"), 40, required=True)
    email = text(_("E-mail"), 254, widget=forms.EmailInput, validators=[write_email])

    field_order = ["kind", *NAMES, "telephone", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = str(self["country"].value())
        self.fields["telephone"].knows = partial(telephone.is_in_use, region=country)  # type: ignore[attr-defined]

    def doubts(self, said: dict[str, Any]) -> Iterator[tuple[str, str]]:
        yield from telephone.doubts_of("telephone", said["telephone"], said["country"])
        yield from super().doubts(said)

    @property
    def said(self) -> dict[str, Any]:
        """What was typed, without the form's key."""
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}


class AddressForm(AddressFields):
    recipient = text(_("Recipient"), 200, help_text=_("Where empty, the customer’s name."))
    is_default = forms.BooleanField(label=_("Default address"), required=False)

    field_order = ["recipient"]

    @property
    def where(self) -> dict[str, str]:
        """The parts of the address, as it was typed."""
        return {name: self.cleaned_data[name] for name in ("recipient", *POSTAL, "country")}


class NewAddressForm(AddressForm, KeyedForm):
    """The same, for one that is added."""


class ChangeAddressForm(AddressForm, MarkedForm, SeenDefaultForm):
    """The same, for one that is there already."""

    @property
    def besides(self) -> dict[str, Any]:
        """What was sent along with the parts of the address."""
        names = ("is_default", "shown", "default_seen")
        return {name: self.cleaned_data[name] for name in names}


class ContactPointForm(AsksOnce):
    """A telephone number or e-mail address."""

    value = text(_("Number or address"), 254, required=True)
    is_default = forms.BooleanField(label=_("Default"), required=False)

    def __init__(self, *args: Any, region: str, reach: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reach_now, self.region = reach, region
        self.fields["value"].knows = partial(telephone.is_in_use, region=region)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        value = cleaned.get("value", "")
        if cleaned.get("reach", self.reach_now) != Reach.EMAIL:
            self.ask_once(telephone.doubts_of("value", value, self.region))
        elif value:
            try:
                write_email(value)
            except forms.ValidationError as error:
                self.add_error("value", error)
        return cleaned


class ChangeContactPointForm(ContactPointForm, MarkedForm, SeenDefaultForm):
    """The same, for one that is there already; its kind stays."""


class NewContactPointForm(ContactPointForm, KeyedForm):
    reach = forms.ChoiceField(
        label=_("Kind"), choices=Reach.choices, initial=Reach.TELEPHONE, widget=forms.RadioSelect
    )

    field_order = ["reach"]
