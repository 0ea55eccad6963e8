"""An agent's day at a call center: whom he spoke with, what he took, and what waits for him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from callcenter.models import CallCenter, User
from callcenter.words.money import total
from customers.models import Customer
from orders.models import Approval, Hold, Order

MOST_LOOKED_AT = 200  # orders of a day
MOST_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Day:
    """What an agent begins and ends his day with; amounts in the call center's currency."""

    callers: Sequence[Customer]  # the last he took an order for, the latest first
    submitted: int
    total: Decimal
    held: Sequence[Hold]  # of orders he took
    asked: Sequence[Approval]  # that he asked for, and nobody has answered


def day_of(user: User, call_center: CallCenter, *, at: datetime) -> Day:
    """Read it in three statements, however much there is."""
    since = call_center.start_of(call_center.day_of(at))
    own = Order.objects.filter(call_center=call_center, taken_by=user)
    latest = own.select_related("customer").order_by("-created_at", "-pk")[:MOST_LOOKED_AT]
    orders = list(latest)
    today = [order for order in orders if order.submitted_at and order.submitted_at >= since]
    callers = {order.customer_id: order.customer for order in orders}
    held = Hold.objects.filter(
        cleared_at=None, order__call_center=call_center, order__taken_by=user
    )
    asked = Approval.objects.waiting().filter(requested_by=user, order__call_center=call_center)
    return Day(
        callers=list(callers.values())[:MOST_SHOWN],
        submitted=len(today),
        total=total(order.total for order in today),
        held=list(held.select_related("order", "code").order_by("at", "pk")[:MOST_SHOWN]),
        asked=list(asked.select_related("order").order_by("requested_at", "pk")[:MOST_SHOWN]),
    )
