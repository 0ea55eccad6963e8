"""What is asked of the warehouse: to give an order back."""

from __future__ import annotations

from datetime import datetime

from callcenter.models import User
from callcenter.sql.rows import update_rows
from orders import errors
from orders.errors import ReasonMissing
from orders.models import (
    Event,
    Order,
    lines_of,
    lock_order,
)
from orders.models.events import record
from orders.operations.repeating import repeatable
from orders.questions.limits import is_supervisor
from orders.under_lock.shipping import IN_THE_WAREHOUSE


@repeatable
def recall_order(number: int, *, version: int | None, reason: str, at: datetime, by: User) -> Order:
    """Note that the warehouse gives back what it has taken and not shipped.

    From then on it can be changed or cancelled; what is not, is handed over
    again. For supervisors. Raises OnlySupervisorsRecall, Stale, ReasonMissing,
    NothingToRecall.
    """
    order = lock_order(number, by=by)
    if not is_supervisor(order, by):
        raise errors.OnlySupervisorsRecall
    order.require_version(version)
    if not reason:
        raise ReasonMissing
    lines = lines_of(order)
    in_hand = [line for line in lines if line.quantity_in_hand]
    if order.status not in IN_THE_WAREHOUSE or not in_hand:
        raise errors.NothingToRecall(number=number)
    pieces = {line.number: line.quantity_in_hand for line in in_hand}
    for line in in_hand:
        line.quantity_taken = line.quantity_shipped
    update_rows(in_hand, ["quantity_taken"])
    order.version += 1
    order.save(update_fields=["version"])
    record(order, Event.RECALLED, at=at, by=by, reason=reason, pieces=pieces)
    return order
