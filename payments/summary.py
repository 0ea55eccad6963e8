"""Reads back all that the summary shows besides the desk: payments, forms, what may be added."""

from __future__ import annotations

from dataclasses import dataclass

from callcenter.http import Context
from callcenter.money import ZERO
from orders.models import Order
from payments.figures import Figures, figures_by_payment
from payments.forms import PaymentForm, RemovePaymentForm, SubmitForm
from payments.models import OfferedMethod, Payment
from payments.ways import way_of


@dataclass(frozen=True, kw_only=True)
class ShownPayment:
    """A payment with what the ledger says of it, and the form that removes it."""

    payment: Payment
    figures: Figures
    form: RemovePaymentForm

    @property
    def stands(self) -> bool:
        return self.figures.secured > ZERO

    @property
    def removal_asks(self) -> str:
        """The field of the form that removes it, if any."""
        return way_of(self.payment.method).removal_asks


def summary_of(order: Order) -> Context:
    """Return what the summary shows of the money, for an order loaded by ``for_desk()``."""
    return {
        "shown_payments": payments_of(order),
        "payment_form": payment_form_of(order),
        "submit_form": SubmitForm(initial={"shown_total": order.total}),
    }


def payments_of(order: Order) -> list[ShownPayment]:
    figures = figures_by_payment(order)
    payments = Payment.objects.filter(order=order).select_related("method").order_by("number")
    return [
        ShownPayment(
            payment=payment,
            figures=figures[payment.pk],
            form=RemovePaymentForm(auto_id=f"remove-{payment.number}_%s"),
        )
        for payment in payments
    ]


def payment_form_of(order: Order, data: dict[str, str] | None = None) -> PaymentForm:
    """Return the form of a new payment, with the methods that the call center takes."""
    methods = OfferedMethod.objects.usable(order.call_center)
    return PaymentForm(data, order=order, methods=methods)
