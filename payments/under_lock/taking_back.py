"""Credit of a customer whose money did not come is taken back, as far as he has it still."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from callcenter.models import User
from callcenter.words.money import ZERO
from orders.models import Order
from payments.models import CreditKind, Happened, Payment, PaymentEvent
from payments.questions.figures import figures_by_payment
from payments.questions.standing import standing_of
from payments.ways.accounts import credit, credit_of


def take_credit_back(
    order: Order, payments: Sequence[Payment], *, reason: str, at: datetime, by: User
) -> None:
    """Take back what became credit of this order and is not covered any more; his row is locked.

    No more than he has: what he spent of it stays missing, and is owed.
    """
    figures = figures_by_payment(order)
    missing = min(standing_of(order).balance, credit_of(order.customer, currency=order.currency))
    for payment in (*reversed(payments), None):
        one = figures.get(payment.pk if payment else None)
        part = min(one.credited, missing) if one else ZERO
        if part > ZERO:
            PaymentEvent.objects.create(
                order=order,
                payment=payment,
                kind=Happened.UNCREDITED,
                amount=part,
                reference=reason[:60],
                at=at,
                by=by,
            )
            credit(
                order,
                CreditKind.TAKEN_BACK,
                -part,
                payment=payment,
                reason=reason,
                at=at,
                by=by,
            )
            missing -= part
