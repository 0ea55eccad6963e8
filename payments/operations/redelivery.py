"""A submitted order sent to where its customer has moved, as its next revision."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from callcenter.models import Once, User
from callcenter.words.money import written
from orders.errors import ComesToSomethingElse
from orders.models import Order, lock_order
from orders.operations import amend_order, deliver_to
from payments.operations.submission import submit


@transaction.atomic
def redeliver(number: int, *, address: int, key: UUID, at: datetime, by: User) -> Order:
    """Deliver a submitted order to the customer's address as it is now, if it costs the same.

    Raises ComesToSomethingElse, LineTaken, AddressNotTheirs,
    ModifiedBySomebodyElse, NotSubmittedYet, and whatever Submit refuses.
    """
    order = lock_order(number, by=by)
    said = [number, address]
    if Once.earlier(key, verb="redeliver", by=by, said=said):
        return order
    order = amend_order(number, at=at, by=by)
    before = order.total
    order = deliver_to(number, version=order.version, address=address, at=at, by=by)
    if order.total != before:
        raise ComesToSomethingElse(
            number=number,
            total=written(order.total, order.currency),
            before=written(before, order.currency),
        )
    told: dict[str, Any] = {
        "version": order.version,
        "shown_total": order.total,
        "key": uuid5(key, "submit"),
    }
    order = submit(number, **told, at=at, by=by)
    Once.keep(key, verb="redeliver", by=by, said=said, answer=number)
    return order
