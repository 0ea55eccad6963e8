"""What the pieces that have left come to, of what the order comes to. Asks nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from callcenter.words.money import ZERO, rounded, total
from orders.models import Order, OrderLine


def cost_of_shipped(order: Order, lines: Sequence[OrderLine]) -> Decimal:
    """Return what is due for the pieces that have left; the charges are due with the first of them.

    With the last piece it is the order's total.
    """
    if not any(line.quantity_shipped for line in lines):
        return ZERO
    return order.total - total(cost_of_open(order, line) for line in lines)


def cost_of_open(order: Order, line: OrderLine) -> Decimal:
    """Return which part of a line's amount, with the tax added to it, is for pieces still to be shipped."""
    if not line.quantity_open:
        return ZERO
    amount = line.net if order.prices_with_tax else line.net + line.tax
    pieces = line.quantity - line.quantity_cancelled
    return rounded(amount * line.quantity_open / pieces, order.digits)
