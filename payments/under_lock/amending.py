"""What was captured since an order began to be modified."""

from __future__ import annotations

from decimal import Decimal

from callcenter.words.money import ZERO
from orders.models import Amendment, Order
from payments.questions.refundable import refundable_of


def captured_since(order: Order, began: Amendment) -> Decimal:
    """Return what was captured since, as far as it is the customer's to have back."""
    return min(max(order.captured_total - began.captured, ZERO), refundable_of(order).credit)
