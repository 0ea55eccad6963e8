"""What is done to orders later, without an agent. Each job finds its work by query and may run twice."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from orders.models import Order, OrderLine, Reservation
from orders.operations.reserving import release

AT_ONCE = 500  # orders of one transaction


def release_reservations(*, at: datetime) -> int:
    """Take away what orders no longer keep; return of how many orders.

    It is nobody's any more from the moment it lapses: this only tidies up. An
    order that somebody is changing at the moment is left for the next time.
    """
    released = after = 0
    while orders := _release_some(at=at, after=after):
        released += len(orders)
        after = orders[-1].pk
    return released


@transaction.atomic
def _release_some(*, at: datetime, after: int) -> list[Order]:
    lapsed = Reservation.objects.lapsed(at).filter(order=OuterRef("pk"))
    waiting = OrderLine.objects.lapsed(at).filter(order=OuterRef("pk"))
    orders = list(
        Order.objects.filter(Exists(lapsed) | Exists(waiting), pk__gt=after)
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("pk")[:AT_ONCE]
    )
    release(orders, at=at)
    return orders
