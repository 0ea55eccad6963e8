"""How far orders are above what their customers may owe, reckoned when it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from callcenter.words.money import ZERO
from orders.models import Order


def above_limit_of(order: Order) -> Decimal:
    """Return how much of an order is above the credit limit now; nothing where it never led there."""
    return above_limit_by_order([order]).get(order.pk, ZERO)


def above_limit_by_order(orders: Sequence[Order]) -> dict[int, Decimal]:
    """Return the same by id; one query where any of them led there, else none."""
    led_there = [order.pk for order in orders if order.over_limit_total]
    return Order.objects.filter(pk__in=led_there).above_limit() if led_there else {}
