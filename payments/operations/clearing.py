"""A hold is cleared and the order submitted, in one go."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from callcenter.models import Once, User
from orders.models import Order, lock_order
from orders.operations import clear_hold
from payments.operations.submission import submit


@transaction.atomic
def clear_and_submit(
    number: int,
    hold: int,
    *,
    note: str,
    version: int | None,
    shown_total: Decimal,
    key: UUID,
    at: datetime,
    by: User,
) -> Order:
    """Clear a hold and submit the order, or do neither: everything else is checked again.

    Raises what clear_hold and submit do.
    """
    order = lock_order(number, by=by)
    said = [number, hold, note, shown_total]
    if Once.earlier(key, verb="clear_and_submit", by=by, said=said):
        return order
    clear_hold(number, hold, note=note, at=at, by=by, for_changes=True)
    told: dict[str, Any] = {
        "version": version,
        "shown_total": shown_total,
        "key": uuid5(key, "submit"),
    }
    order = submit(number, **told, at=at, by=by)
    Once.keep(key, verb="clear_and_submit", by=by, said=said, answer=number)
    return order
