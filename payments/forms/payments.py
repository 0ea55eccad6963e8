"""What the agent types about money: shape only, the rules are the operations'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import batched
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText
from callcenter.words.amounts import AmountField, as_typed
from orders.models import Order
from payments.forms.gift_cards import CardNumberField, PinField
from payments.models import KEPT, OfferedMethod, PaymentMethod, StoredToken
from payments.ways import WAYS, Details, Standing, way_of

BRANDS = ["Visa", "Mastercard", "American Express", "Discover", "CB", "Maestro"]


BRAND_CHOICES = [("", "—"), *((brand, brand) for brand in BRANDS), ("other", _("Other"))]


DETAILS = [field.name for field in fields(Details)]  # each asked for by some ways to pay
NUMBERS = {function: number for number, function in enumerate(WAYS, start=1)}


@dataclass(frozen=True, kw_only=True)
class Part:
    """What the dialog shows while a method of one way is chosen: fields, two in a row, and sums."""

    number: int  # by which the style sheet knows the way
    legend: StrOrPromise
    rows: list[list[forms.BoundField]]
    standing: Standing | None


class PaymentForm(Form):
    """The dialog *Enter customer payment information*. Never the number of a card.

    A detail that has no field here is a text, named and as long as its column.
    """

    id_prefix = "payment"

    method = forms.ChoiceField(label=_("Payment method"))
    amount = AmountField(
        label=_("Payment amount"),
        help_text=_("= or rest for the balance, half or 50% for a part of it."),
        error_messages={"required": _("Enter an amount.")},
    )
    brand = forms.ChoiceField(label=_("Card brand"), choices=BRAND_CHOICES, required=False)
    last_four = forms.RegexField(
        label=_("Last four digits"),
        regex=r"^[0-9]{4}$",
        required=False,
        error_messages={"invalid": _("Enter the last four digits only, such as 4242.")},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 4}
        ),
    )
    check_number = FreeText(
        label=_("Check number"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    card_number = CardNumberField(required=False)
    pin = PinField(required=False)
    token = forms.ChoiceField(label=_("Stored card"), choices=[("", "—")], required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(
        self, *args: Any, order: Order, methods: Iterable[OfferedMethod], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.order, self.offered = order, list(methods)
        self.fields["method"].choices = [  # type: ignore[attr-defined]
            (offered.method.code, offered.method.label) for offered in self.offered
        ]
        self.fields |= {name: text_of(name) for name in DETAILS if name not in self.fields}
        if any("token" in way_of(one.method).asks for one in self.offered):
            self.fields["token"].choices += stored_cards(order)  # type: ignore[attr-defined]
        amount = self.fields["amount"]
        assert isinstance(amount, AmountField)
        amount.digits = order.digits
        amount.initial = as_typed(order.due, order.digits)

    def numbered(self) -> list[tuple[PaymentMethod, int, StrOrPromise]]:
        """The methods that are offered, each with the number of its way, and why it cannot be used if so."""
        return [
            (one.method, NUMBERS[one.method.function], self.why_not(one.method.function))
            for one in self.offered
        ]

    @cached_property
    def standings(self) -> dict[str, Standing | None]:
        """What the customer may owe or has, for each way that is offered."""
        functions = {one.method.function for one in self.offered}
        return {name: way.standing(self.order) for name, way in WAYS.items() if name in functions}

    def why_not(self, function: str) -> StrOrPromise:
        """Say why this customer cannot pay so, or nothing."""
        standing = self.standings[function]
        if standing and standing.sentence:
            return standing.sentence
        has_cards = len(self.fields["token"].choices) > 1  # type: ignore[attr-defined]
        needs_card = "token" in WAYS[function].asks
        return _("This customer has no stored card.") if needs_card and not has_cards else ""

    def parts(self) -> Iterator[Part]:
        """What each way that can be used asks for, and tells."""
        for function, standing in self.standings.items():
            way, number = WAYS[function], NUMBERS[function]
            rows = [[self[name] for name in names] for names in batched(way.asks, 2)]
            if (rows or standing) and not self.why_not(function):
                yield Part(number=number, legend=way.legend, rows=rows, standing=standing)

    def clean(self) -> dict[str, Any]:
        """Overlook what is wrong in fields that the chosen method does not ask for."""
        asked = way_of(self.chosen).asks if "method" in self.cleaned_data else ()
        for name in DETAILS:
            if name not in asked:
                self.errors.pop(name, None)
        return self.cleaned_data

    @property
    def chosen(self) -> PaymentMethod:
        """The method that was chosen, of a form that names one of those offered."""
        code = self.cleaned_data["method"]
        return next(one.method for one in self.offered if one.method.code == code)

    def said(self) -> dict[str, Any]:
        """Return the arguments of take_payment; of the details those that the method asks for."""
        data = self.cleaned_data
        details = Details(**{name: data[name] for name in way_of(self.chosen).asks})
        said = {name: data[name] for name in ("method", "amount", "key")}
        return {**said, "details": details}


def text_of(name: str) -> FreeText:
    """Return the field of a detail that has no shape."""
    column = KEPT[name]
    return FreeText(
        label=capfirst(column.verbose_name),
        max_length=column.max_length,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def stored_cards(order: Order) -> list[tuple[str, str]]:
    """Return the cards that providers keep for the customer."""
    tokens = StoredToken.objects.filter(customer=order.customer_id, is_active=True)
    return [(str(token.pk), str(token)) for token in tokens.order_by("pk")]


class RemovePaymentForm(Form):
    """Cash: handed back. Card: the terminal's code of the refund."""

    handed_back = forms.BooleanField(label=_("Handed back to the caller"), required=False)
    reference = FreeText(
        label=_("Code of the refund on the terminal"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ReceiveCheckForm(Form):
    """The check that was to come, once it is here."""

    check_number = FreeText(
        label=_("Check number"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("Enter the number of the check.")},
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ReturnPaymentForm(Form):
    """Why a captured payment was taken back from us."""

    reason = FreeText(
        label=_("Reason"), max_length=200, error_messages={"required": _("Enter a reason.")}
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class NoteForm(Form):
    """Why an order out of balance, or above the credit limit, is let go, and what the page said of it."""

    note = FreeText(
        label=_("Reason"), max_length=200, error_messages={"required": _("Enter a reason.")}
    )
    shown = forms.DecimalField(max_digits=14, decimal_places=3, widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
