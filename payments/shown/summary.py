"""Reads back all that the summary shows besides the desk: payments, forms, what may be added."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from callcenter.models import User
from callcenter.web.http import Context
from callcenter.words.money import ZERO
from orders.models import Order, order_at_desk
from payments.forms.payments import (
    PaymentForm,
    ReceiveCheckForm,
    RemovePaymentForm,
    ReturnPaymentForm,
)
from payments.forms.submission import SubmitForm
from payments.models import Figures, Function, Payment
from payments.questions.figures import figures_by_payment, returnable
from payments.questions.offered import offered_methods
from payments.questions.reading import payments_with_cards
from payments.ways import WAYS, Standing, Way, way_of


@dataclass(frozen=True, kw_only=True)
class ShownPayment:
    """A payment with what the ledger says of it, and the forms of what may be done with it."""

    payment: Payment
    figures: Figures
    form: RemovePaymentForm
    receive_form: ReceiveCheckForm
    return_form: ReturnPaymentForm

    @property
    def stands(self) -> bool:
        return self.figures.secured > ZERO or self.is_waiting

    @property
    def is_waiting(self) -> bool:
        return self.figures.waiting > ZERO

    @property
    def is_removable(self) -> bool:
        return self.way.removable(self.figures) > ZERO

    @property
    def is_returnable(self) -> bool:
        return returnable(self.figures) > ZERO and self.way.can_be_returned

    @property
    def removal_asks(self) -> str:
        """The field of the form that removes it, if any."""
        return self.way.removal_asks

    @property
    def way(self) -> Way:
        return way_of(self.payment.method)

    @property
    def state(self) -> str:
        """What became of it, in one or two words."""
        figures = self.figures
        if figures.waiting:
            return _("Waiting")
        if figures.accepted:
            return _("On account")
        if figures.authorised:
            return _("In hand") if self.removal_asks == "handed_back" else _("Authorised")
        if figures.secured > ZERO:
            return _("Captured")
        if figures.unknown:
            return _("No answer yet")
        if figures.declined:
            return _("Declined")
        return _("Returned") if figures.returned else _("Removed")

    @property
    def detail(self) -> str:
        """What tells it from others: the receipt of a card, the number of a check or gift card."""
        return self.way.detail(self.payment)


def summary_of(order: Order) -> Context:
    """Return what the summary shows of the money, for an order loaded by ``for_desk()``."""
    return {
        "shown_payments": payments_of(order),
        "payment_form": payment_form_of(order),
        "submit_form": SubmitForm(initial={"shown_total": order.total}),
    }


def payments_of(order: Order) -> list[ShownPayment]:
    figures = figures_by_payment(order)
    return [
        ShownPayment(
            payment=payment,
            figures=figures[payment.pk],
            form=RemovePaymentForm(auto_id=f"remove-{payment.number}_%s"),
            receive_form=ReceiveCheckForm(auto_id=f"receive-{payment.number}_%s"),
            return_form=ReturnPaymentForm(auto_id=f"return-{payment.number}_%s"),
        )
        for payment in payments_with_cards(order.pk)
    ]


def is_removable(number: int, payment: int, *, by: User) -> bool:
    """Whether the form that removes a payment stands on the page."""
    shown = payments_of(order_at_desk(number, by=by))
    return any(one.is_removable for one in shown if one.payment.number == payment)


def payment_form_of(order: Order, data: dict[str, str] | None = None) -> PaymentForm:
    """Return the form of a new payment, with the methods that the call center takes."""
    return PaymentForm(data, order=order, methods=offered_methods(order.call_center_id))


def standing_on_account(order: Order) -> Standing | None:
    """Return what the customer owes and may owe, where the order leads above his limit."""
    return WAYS[Function.ON_ACCOUNT].standing(order) if order.over_limit_total else None
