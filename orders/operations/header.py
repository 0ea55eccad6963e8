"""The header: to whom, and what else the caller wants known."""

from __future__ import annotations

from datetime import date, datetime

from callcenter.models import User
from customers.places.parts import WITH_RECIPIENT
from orders.models import Event, Order
from orders.operations.repeating import repeatable
from orders.under_lock.changing import (
    change_fields,
    finish,
    lock_for_change,
    require_none_taken,
    their_address,
    where,
)


@repeatable
def deliver_to(
    number: int,
    *,
    version: int | None,
    address: int | None,
    at: datetime,
    by: User,
    **one_time: str,
) -> Order:
    """Deliver to one of the customer's addresses, or to a one-time recipient.

    ``one_time`` holds recipient, street, street_2, postcode, city, state and
    country, and counts only where ``address`` is None. Raises Stale,
    AddressNotTheirs, LineTaken, NotEditable.
    """
    order = lock_for_change(number, version=version, by=by)
    require_none_taken(order)
    before = where(order)
    order.address = None if address is None else their_address(order, address)
    for name in WITH_RECIPIENT:
        setattr(order, name, one_time.get(name, "") if address is None else "")
    changes = {"address": [before, where(order)]}
    return finish(order, ["address", *WITH_RECIPIENT], changes, at=at, by=by)


@repeatable
def change_details(
    number: int,
    *,
    version: int | None,
    requested_date: date | None,
    reference: str,
    warehouse_note: str,
    internal_note: str,
    at: datetime,
    by: User,
) -> Order:
    """Note what the caller wants known. Raises Stale, NotEditable."""
    order = lock_for_change(number, version=version, by=by)
    details = {
        "requested_date": requested_date,
        "reference": reference,
        "warehouse_note": warehouse_note,
        "internal_note": internal_note,
    }
    return change_fields(order, Event.HEADER_CHANGED, details, at=at, by=by)


@repeatable
def change_contact(
    number: int, *, version: int | None, telephone: str, email: str, at: datetime, by: User
) -> Order:
    """Correct what was read back: telephone in E.164, e-mail. Raises Stale, NotEditable."""
    order = lock_for_change(number, version=version, by=by)
    contact = {"telephone": telephone, "email": email}
    return change_fields(order, Event.CONTACT_CHANGED, contact, at=at, by=by)
