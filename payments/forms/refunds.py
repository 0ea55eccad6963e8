"""What is typed to cancel, and to give money back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText
from callcenter.words.amounts import SumField, as_typed
from callcenter.words.money import ZERO, written
from orders.models import Order, ReasonCode, Use
from payments.questions.refundable import AS_CREDIT, LATER, Refundable

PICK_A_REASON = {
    "required": _("Pick a reason from the list."),
    "invalid_choice": _("Pick a reason from the list."),
}


IN_REVERSE = ("", _("The original payments, the last one first"))


CREDIT = (AS_CREDIT, _("Credit of the customer"))


STAYS = (LATER, _("Stays on the order for now"))


class MoneyBackForm(Form):
    """Why, and where the money goes; ``needs_approval`` is set where it was refused for that."""

    use = Use.CANCEL

    to = forms.ChoiceField(label=_("Give back to"), required=False)
    reason = forms.ChoiceField(label=_("Reason"), error_messages=PICK_A_REASON)
    note = FreeText(label=_("Note"), max_length=200, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, order: Order, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order = order
        self.needs_approval = bool(self.data.get("asks_supervisor"))
        reasons = [(one.code, one.label) for one in ReasonCode.objects.offered(self.use)]
        self.offer("reason", [("", "–"), *reasons])
        self.offer("to", [IN_REVERSE, CREDIT])

    def offer(self, name: str, choices: list[Any]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def said(self) -> dict[str, Any]:
        """Return what the operation is told; ``asks`` where a supervisor is to approve it."""
        return {**self.cleaned_data, "asks": "ask" in self.data}


class CancelOrderForm(MoneyBackForm):
    """``shown`` is what the page said goes back."""

    id_prefix = "cancel-order"
    shown = forms.DecimalField(max_digits=14, decimal_places=3, widget=forms.HiddenInput)


class DiscardForm(CancelOrderForm):
    """``shown`` is what was captured since the changes began."""

    id_prefix = "discard"


class CancelLinesForm(CancelOrderForm):
    """The lines, and where what was paid too much goes."""

    id_prefix = "cancel-lines"
    lines = forms.TypedMultipleChoiceField(coerce=int, required=False, label=_("Lines"))
    collect = forms.DecimalField(
        max_digits=14, decimal_places=3, required=False, widget=forms.HiddenInput
    )

    def clean_collect(self) -> Decimal:
        return self.cleaned_data["collect"] or ZERO

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("lines", [(number, number) for number in numbers])
        self.offer("to", [IN_REVERSE, CREDIT, STAYS])


class RefundForm(MoneyBackForm):
    """How much of what is owed, and how much goodwill beyond it."""

    use = Use.CONCESSION
    id_prefix = "refund"
    field_order = ["amount", "goodwill", "to", "reason", "note"]

    amount = SumField(label=_("Amount"), error_messages={"required": _("Enter an amount.")})
    goodwill = SumField(
        label=_("Goodwill"), required=False, help_text=_("Beyond what the customer is owed.")
    )

    def __init__(self, *args: Any, order: Order, refundable: Refundable, **kwargs: Any) -> None:
        super().__init__(*args, order=order, **kwargs)
        for name in ("amount", "goodwill"):
            cast(SumField, self.fields[name]).digits = order.digits
        self.fields["amount"].initial = as_typed(refundable.credit, order.digits)
        single = [
            (
                str(part.payment.number),
                _("%(method)s, up to %(most)s")
                % {"method": part.payment.label, "most": written(part.amount, order.currency)},
            )
            for part in refundable.most
        ]
        self.offer("to", [IN_REVERSE, *(single if len(single) > 1 else []), CREDIT])

    def clean_goodwill(self) -> Decimal:
        return self.cleaned_data["goodwill"] or ZERO


class ReferenceForm(Form):
    """By what the money went back."""

    reference = FreeText(
        label=_("Reference"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
