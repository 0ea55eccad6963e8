"""What is typed to change a price, a discount or a charge by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, cast

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from callcenter.models import User
from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText
from callcenter.words.amounts import DiscountField, SumField
from orders.models import Order, ReasonCode, SetByHand, Use
from orders.questions.approvers import Approvers, approvers_of

UNIT_PRICE_DIGITS = 4


CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "12"}


class CodeField(forms.CharField):
    """An authenticator code: good once, so that it is never given back."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        return ""


class ByHandForm(Form):
    """A change by hand with its reason; a supervisor's name and code where it is beyond the limit.

    ``needs_approval`` is set where it was refused for that: then the form
    asks for a supervisor.
    """

    kind: ClassVar[SetByHand]
    verb: ClassVar[str]
    value: ClassVar[str]  # the field that holds the price, the discount or the charge

    reason = forms.ChoiceField(
        label=_("Reason"),
        error_messages={
            "required": _("Pick a reason from the list."),
            "invalid_choice": _("Pick a reason from the list."),
        },
    )
    note = FreeText(label=_("Note"), max_length=200, required=False)
    supervisor = forms.ChoiceField(
        label=_("Supervisor"),
        required=False,
        error_messages={"invalid_choice": _("Pick a supervisor from the list.")},
    )
    code = CodeField(
        label=_("Authenticator code"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs=CODE),
    )

    def __init__(
        self, *args: Any, order: Order, reasons: list[ReasonCode], approvers: Approvers, **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.approvers = approvers
        named = [(reason.code, reason.label) for reason in reasons]
        cast(forms.ChoiceField, self.fields["reason"]).choices = [("", "–"), *named]
        users = [(user.username, str(user)) for user in approvers.by_code]
        cast(forms.ChoiceField, self.fields["supervisor"]).choices = [("", "–"), *users]
        self.needs_approval = bool(self.data.get("asks_supervisor"))
        for field in self.fields.values():
            if isinstance(field, DiscountField) or (
                isinstance(field, SumField) and field.digits != UNIT_PRICE_DIGITS
            ):
                field.digits = order.digits

    @property
    def asked(self) -> BoundField:
        """The price, the discount or the charge itself."""
        return self[self.value]

    @property
    def names_by_list(self) -> str:
        return ", ".join(str(user) for user in self.approvers.by_list)

    @property
    def asks_by_list(self) -> bool:
        """Whether to ask is the next step: no supervisor can approve with a code at the desk."""
        return self.needs_approval and bool(self.approvers.by_list) and not self.approvers.by_code

    @property
    def is_request(self) -> bool:
        """Whether the agent asks for an approval and goes on meanwhile."""
        return "ask" in self.data

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("code") and not data.get("supervisor") and "supervisor" not in self.errors:
            self.add_error("supervisor", _("Pick the supervisor whose code this is."))
        return data

    @property
    def approver(self) -> User | None:
        """The supervisor whose code was typed."""
        if not self.cleaned_data["code"]:
            return None
        named = self.cleaned_data["supervisor"]
        return next(user for user in self.approvers.by_code if user.username == named)

    def said(self) -> dict[str, Any]:
        """Return what the operation is told."""
        why = {name: self.cleaned_data[name] for name in ("reason", "note")}
        return why | self.size()

    def wished(self) -> dict[str, Any]:
        """Return what a wish holds: an amount or a percentage, and why."""
        return self.said()

    def size(self) -> dict[str, Decimal | None]:
        raise NotImplementedError


class PriceForm(ByHandForm):
    id_prefix = "price"
    kind = SetByHand.PRICE
    verb = "set-price"

    value = "unit_price"
    field_order = ["unit_price"]
    unit_price = SumField(
        label=_("Unit price"),
        digits=UNIT_PRICE_DIGITS,
        error_messages={"required": _("Enter a unit price.")},
    )

    def size(self) -> dict[str, Decimal | None]:
        return {"unit_price": self.cleaned_data["unit_price"]}

    def wished(self) -> dict[str, Any]:
        said = self.said()
        return {"amount": said.pop("unit_price"), **said}


class DiscountForm(ByHandForm):
    value = "discount"
    field_order = ["discount"]
    discount = DiscountField(
        label=_("Discount"),
        help_text=_("An amount such as 10.00, or a percentage such as 15%."),
        error_messages={"required": _("Enter an amount or a percentage.")},
    )

    def size(self) -> dict[str, Decimal | None]:
        typed = self.cleaned_data["discount"]
        return {"percent": typed.share, "amount": typed.sum}


class LineDiscountForm(DiscountForm):
    id_prefix = "line-discount"
    kind = SetByHand.LINE_DISCOUNT
    verb = "discount-line"


class OrderDiscountForm(DiscountForm):
    id_prefix = "order-discount"
    kind = SetByHand.ORDER_DISCOUNT
    verb = "discount-order"


class ChargeForm(ByHandForm):
    id_prefix = "charge"
    kind = SetByHand.CHARGE
    verb = "set-charge"

    value = "amount"
    field_order = ["amount"]
    amount = SumField(label=_("Amount"), error_messages={"required": _("Enter an amount.")})

    def size(self) -> dict[str, Decimal | None]:
        return {"amount": self.cleaned_data["amount"]}


NOBODY = Approvers(by_code=[], by_list=[])


def new_form[F: ByHandForm](make: type[F], order: Order, **initial: Any) -> F:
    """Return an empty form, with what stands there now to be typed over."""
    return make(order=order, reasons=active_reasons(), approvers=NOBODY, initial=initial)


def filled_form[F: ByHandForm](make: type[F], order: Order, data: Any, *, by: User) -> F:
    """Return a form as it was filled in; it knows whom its user may ask for an approval."""
    approvers = approvers_of(order, asked_by=by)
    return make(data, order=order, reasons=active_reasons(), approvers=approvers)


def active_reasons() -> list[ReasonCode]:
    return list(ReasonCode.objects.offered(Use.CONCESSION))
