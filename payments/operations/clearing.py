"""A hold is cleared and the order submitted, in one go."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from callcenter.models import User
from orders.models import Order
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
    clear_hold(number, hold, note=note, at=at, by=by, for_changes=True)
    return submit(number, version=version, shown_total=shown_total, key=key, at=at, by=by)
