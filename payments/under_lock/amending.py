"""What was captured since an order began to be modified."""

from __future__ import annotations

from decimal import Decimal

from callcenter.words.money import ZERO
from orders.models import Amendment, Order
from payments.questions.refundable import refundable_of


def captured_since(order: Order, began: Amendment) -> Decimal:
    """Return what was captured since, as far as what stands is covered without it.

    What was on account before stays there: it is this money that goes back.
    """
    refundable = refundable_of(order)
    since = max(order.captured_total - began.captured, ZERO)
    return min(since, refundable.most_total, refundable.spare)
