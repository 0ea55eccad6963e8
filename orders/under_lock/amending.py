"""Steps of modifying a submitted order: what began, what ends, what is put back."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from callcenter.models import User
from callcenter.words.money import ZERO, written
from customers.places.parts import PARTS, WITH_RECIPIENT
from orders import errors
from orders.models import Amendment, Event, Order, OrderLine, Status
from orders.models.events import record
from orders.under_lock.copies import put_back_all


def require_nothing_taken(order: Order, began: Amendment) -> None:
    """Refuse while something is promised since that is not captured. Raises TakenSince."""
    captured = max(order.captured_total - began.captured, ZERO)
    taken = order.secured_total + order.waiting_total - began.secured - captured
    if taken > ZERO:
        raise errors.TakenSince(amount=written(taken, order.currency))


def put_back(order: Order, began: Amendment, *, at: datetime, by: User) -> None:
    """Let a locked order be what it was when it began to be modified."""
    fields = put_back_all(order, began.before, at=at, by=by)
    order.move_to(Status.SUBMITTED)
    order.version += 1
    order.save(update_fields=[*fields, "status", "version"])
    end_amendment(began, is_discarded=True, at=at, by=by)
    record(order, Event.CHANGES_DISCARDED, at=at, by=by, total=order.total)


def require_amendment(order: Order) -> Amendment:
    """Return the open amendment; refuse with NotBeingModified where there is none."""
    found = Amendment.objects.open().filter(order=order).first()
    if found is None:
        raise errors.NotBeingModified(number=order.number, status=order.get_status_display())
    return found


def end_amendment(amendment: Amendment, *, is_discarded: bool, at: datetime, by: User) -> None:
    amendment.ended_at, amendment.ended_by, amendment.is_discarded = at, by, is_discarded
    amendment.save(update_fields=["ended_at", "ended_by", "is_discarded"])


def last_line(order: Order) -> int:
    """Return the highest number that a line of the order ever had: none is given twice."""
    now = OrderLine.objects.filter(order=order).aggregate(highest=Max("number"))["highest"]
    then = Amendment.objects.filter(order=order).aggregate(highest=Max("last_line"))["highest"]
    return max(now or 0, then or 0)


def detach_address(order: Order) -> None:
    """Keep to the address as it was submitted, where the customer's own has changed since."""
    if order.address is None:
        return
    now = [order.address.recipient or order.customer.name]
    now += [getattr(order.address, name) for name in PARTS]
    if now != [getattr(order, name) for name in WITH_RECIPIENT]:
        order.address = None
