"""How an order and its lines are delivered: by which mode, to which store or address, how urgently."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from callcenter.errors import Refused
from callcenter.models import User
from catalog.models import DeliveryMode, Warehouse
from catalog.terms.delivery import DeliveryTerms
from catalog.terms.offered import stores_of
from orders import errors
from orders.models import Event, Order, OrderLine, line_of, lines_of
from orders.models.events import record
from orders.operations.repeating import repeatable
from orders.questions.delivery import delivery_of, store_for, stores_for
from orders.under_lock.changing import (
    change_fields,
    finish,
    lock_for_change,
    require_none_taken,
    their_address,
)
from orders.under_lock.reprice import reprice
from orders.under_lock.reserving import reserve_changed


@repeatable
def set_mode(number: int, *, version: int | None, mode: str, at: datetime, by: User) -> Order:
    """Deliver the order, and all lines without a mode of their own, by the mode with this code.

    A pick-up takes the store if there is only one; any other mode forgets it.
    Raises Stale, ModeNotOffered, ModeDoesNotGo, ModeDoesNotTake, LineTaken,
    NotEditable.
    """
    order = lock_for_change(number, version=version, by=by)
    require_none_taken(order)
    lines = lines_of(order)
    delivery = delivery_of(order, lines, at=at)
    picked = offered_mode(delivery.terms, mode)
    before = {"mode": code_of(order.mode), "store": code_of(order.store)}
    if picked != order.mode:
        order.mode = picked
        order.store = store_for(picked, order.store, stores_for(order, picked))
        require_none(delivery.refusals(picked))
        promise_anew(order)
    after = {"mode": code_of(order.mode), "store": code_of(order.store)}
    changes = {name: [before[name], after[name]] for name in after}
    return finish_delivery(order, ["mode", "store"], changes, at=at, by=by)


@repeatable
def set_store(number: int, *, version: int | None, store: str, at: datetime, by: User) -> Order:
    """Let the customer pick up at the store with this code.

    Raises Stale, StoreNotOffered, NotAPickup, NotEditable.
    """
    order = lock_for_change(number, version=version, by=by)
    require_none_taken(order)
    require_pickup(order.mode)
    before = code_of(order.store)
    order.store = offered_store(order, store)
    return finish_delivery(order, ["store"], {"store": [before, store]}, at=at, by=by)


@repeatable
def expedite(
    number: int, *, version: int | None, is_expedited: bool, at: datetime, by: User
) -> Order:
    """Mark the order as one that the warehouse takes first, or no longer. Raises Stale, NotEditable."""
    order = lock_for_change(number, version=version, by=by)
    return change_fields(order, Event.HEADER_CHANGED, {"is_expedited": is_expedited}, at=at, by=by)


@repeatable
def set_line_mode(
    number: int, line: int, *, version: int | None, mode: str, at: datetime, by: User
) -> Order:
    """Deliver a line by the mode with this code; empty means by the header's.

    Raises Stale, NoSuchLine, ModeNotOffered, LineModeDoesNotGo,
    ModeDoesNotTake, NotEditable.
    """
    order = lock_for_change(number, version=version, by=by)
    changed = line_of(order, line)
    delivery = delivery_of(order, [changed], at=at)
    picked = offered_mode(delivery.terms, mode) if mode else None
    before = {"mode": code_of(changed.mode), "store": code_of(changed.store)}
    if picked != changed.mode:
        changed.mode = picked
        stores = [] if order.store else stores_for(order, picked)
        changed.store = store_for(picked or order.mode, changed.store, stores)
        require_none(delivery.line_refusals(changed, picked) if picked else ())
        changed.promised_date = None
    after = {"mode": mode, "store": code_of(changed.store)}
    changes = {name: [before[name], after[name]] for name in after}
    return finish_line(order, changed, ["mode", "store", "promised_date"], changes, at=at, by=by)


@repeatable
def deliver_line_to(
    number: int, line: int, *, version: int | None, address: int | None, at: datetime, by: User
) -> Order:
    """Deliver a line to another of the customer's addresses; None means as the header says.

    Raises Stale, NoSuchLine, AddressNotTheirs, NotEditable.
    """
    order = lock_for_change(number, version=version, by=by)
    changed = line_of(order, line)
    before = str(changed.address or "")
    changed.address = None if address is None else their_address(order, address)
    changes = {"address": [before, str(changed.address or "")]}
    return finish_line(order, changed, ["address"], changes, at=at, by=by)


@repeatable
def set_line_store(
    number: int, line: int, *, version: int | None, store: str, at: datetime, by: User
) -> Order:
    """Let the customer pick a line up at the store with this code; empty means at the header's.

    Raises Stale, NoSuchLine, StoreNotOffered, NotAPickup, NotEditable.
    """
    order = lock_for_change(number, version=version, by=by)
    changed = line_of(order, line)
    require_pickup(changed.mode or order.mode)
    before = code_of(changed.store)
    changed.store = offered_store(order, store) if store else None
    return finish_line(order, changed, ["store"], {"store": [before, store]}, at=at, by=by)


@repeatable
def expedite_line(
    number: int, line: int, *, version: int | None, is_expedited: bool, at: datetime, by: User
) -> Order:
    """Mark a line as one that the warehouse takes first, or no longer.

    Raises Stale, NoSuchLine, NotEditable.
    """
    order = lock_for_change(number, version=version, by=by)
    changed = line_of(order, line)
    before, changed.is_expedited = changed.is_expedited, is_expedited
    changes = {"is_expedited": [before, is_expedited]}
    return finish_line(order, changed, ["is_expedited"], changes, at=at, by=by)


def promise_anew(order: Order) -> None:
    """Forget what day was promised for lines that go by the header's mode: that one is new.

    Of a draft, the day is reckoned anew at Complete and Submit anyway.
    """
    if not order.is_amending:
        return
    OrderLine.objects.filter(order=order, mode=None, quantity_shipped=0).update(promised_date=None)
    order.known_lines = None


def finish_delivery(
    order: Order, fields: list[str], changes: dict[str, list[str]], *, at: datetime, by: User
) -> Order:
    """Reprice and record as any change of the header; what is kept of stock follows the store."""
    finish(order, fields, changes, at=at, by=by)
    store_before, store = changes["store"]
    if store != store_before:
        reserve_changed(order, None, at=at)
    return order


def finish_line(
    order: Order,
    line: OrderLine,
    fields: list[str],
    changes: dict[str, list[Any]],
    *,
    at: datetime,
    by: User,
) -> Order:
    """Store, reprice and record, where anything changed at all. Raises LineTaken, LineShipped."""
    changes = {name: [old, new] for name, (old, new) in changes.items() if old != new}
    if changes:
        line.require_changeable()
        line.save(update_fields=fields)
        reprice(order, at=at)
        if "is_expedited" not in changes:
            reserve_changed(order, None, at=at)
        record(
            order, Event.LINE_CHANGED, at=at, by=by,
            line=line.number, item=line.item.item_number, changes=changes,
        )  # fmt: skip
    return order


def offered_mode(terms: DeliveryTerms, code: str) -> DeliveryMode:
    found = next((mode for mode in terms.modes if mode.code == code), None)
    if found is None:
        raise errors.ModeNotOffered(code=code)
    return found


def offered_store(order: Order, code: str) -> Warehouse:
    stores = stores_of(order.call_center_id)
    found = next((store for store in stores if store.code == code), None)
    if found is None:
        raise errors.StoreNotOffered(code=code)
    return found


def require_pickup(mode: DeliveryMode | None) -> None:
    if mode is None or not mode.is_pickup:
        raise errors.NotAPickup


def require_none(refusals: Iterable[Refused]) -> None:
    """Raise the first, if there is any."""
    for refusal in refusals:
        raise refusal


def code_of(thing: DeliveryMode | Warehouse | None) -> str:
    return thing.code if thing else ""
