"""An order that is opened again is shown by today's terms."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from callcenter.models import User
from orders.models import Order, lock_order
from orders.under_lock.reprice import reprice


@transaction.atomic
def price_by_today(number: int, *, at: datetime, by: User) -> Order:
    """Store what today's terms make of an order that can be changed.

    The version does not count: nobody has changed what was entered, and Submit
    names the total shown. Raises NotEditable, NoPrice, AmountTooLarge.
    """
    order = lock_order(number, by=by)
    order.require_editable()
    reprice(order, at=at, counts=False)
    return order
