"""What the agent types about gift cards."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText

NOT_KEPT = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class CardNumberField(FreeText):
    """The number of a gift card, as it is read out."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label=_("Gift card number"),
            max_length=30,
            required=required,
            widget=forms.TextInput(attrs=NOT_KEPT),
            error_messages={"required": _("Enter the number of the gift card.")},
        )


class PinField(FreeText):
    """The PIN of a gift card."""

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(
            label=_("PIN"),
            max_length=12,
            required=required,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            error_messages={"required": _("Enter the PIN of the gift card.")},
        )


class BalanceForm(Form):
    """Which card, and the proof that the caller holds it."""

    id_prefix = "balance"

    card_number = CardNumberField()
    pin = PinField()


class IssueForm(Form):
    """One press issues all cards that are due."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class VoidForm(Form):
    """Why a card is voided."""

    reason = FreeText(
        label=_("Reason"), max_length=200, error_messages={"required": _("Enter a reason.")}
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
