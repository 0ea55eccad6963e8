"""Who else has an order open. Changes no order, and locks nothing."""

from __future__ import annotations

from datetime import datetime

from callcenter.models import User
from orders.models import Order
from orders.models.presence import Presence


def say_here(order: Order, *, at: datetime, by: User) -> list[User]:
    """Note that the user has the order open; return who else has.

    One small row is written, and rows older than minutes are deleted,
    whosever they are.
    """
    Presence.objects.forgotten(at).delete()
    Presence.objects.bulk_create(
        [Presence(order=order, user=by, seen_at=at)],
        update_conflicts=True,
        unique_fields=["order", "user"],
        update_fields=["seen_at"],
    )
    others = Presence.objects.now(at).filter(order=order).exclude(user=by)
    return [presence.user for presence in others.select_related("user").order_by("pk")]
