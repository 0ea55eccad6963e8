"""What changes of the header have in common: locked, stored, repriced, recorded."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F

from callcenter.models import User
from customers.models import Address
from customers.places.parts import WITH_RECIPIENT
from orders import errors
from orders.models import Event, Order, OrderLine, lock_order
from orders.models.events import record
from orders.under_lock.reprice import reprice


def lock_for_change(number: int, *, version: int | None, by: User) -> Order:
    order = lock_order(number, by=by)
    order.require_version(version)
    order.require_editable()
    return order


def require_none_taken(order: Order) -> None:
    """Refuse to send elsewhere, or otherwise, what the warehouse has in hand with LineTaken."""
    if order.is_amending:
        taken = OrderLine.objects.filter(order=order, quantity_taken__gt=F("quantity_shipped"))
        if line := taken.order_by("number").first():
            raise errors.LineTaken(line=line.number)


def change_fields(
    order: Order, event: Event, values: dict[str, Any], *, at: datetime, by: User
) -> Order:
    """Store what differs and record it from → to. These fields move no price."""
    changes = {
        name: [getattr(order, name), value]
        for name, value in values.items()
        if getattr(order, name) != value
    }
    if changes:
        for name, (_, value) in changes.items():
            setattr(order, name, value)
        order.version += 1
        order.save(update_fields=[*changes, "version"])
        record(order, event, at=at, by=by, changes=changes)
    return order


def finish(
    order: Order, fields: list[str], changes: dict[str, list[str]], *, at: datetime, by: User
) -> Order:
    """Reprice and record, where anything changed at all."""
    changes = {name: (old, new) for name, (old, new) in changes.items() if old != new}  # type: ignore[misc]
    if changes:
        reprice(order, at=at, also=fields)
        record(order, Event.HEADER_CHANGED, at=at, by=by, changes=changes)
    return order


def their_address(order: Order, pk: int) -> Address:
    found = Address.objects.filter(customer=order.customer, pk=pk).first()
    if found is None:
        raise errors.AddressNotTheirs
    return found


def where(order: Order) -> str:
    """Write the delivery address down in one line, for the history."""
    if order.address:
        return str(order.address)
    return ", ".join(filter(None, (getattr(order, name) for name in WITH_RECIPIENT)))
