"""Lines: added, changed, deleted, put back."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from callcenter.models import Once, User
from callcenter.sql.rows import update_rows
from catalog.models import Item
from orders import errors
from orders.models import Event, Order, OrderLine, line_of, lines_of, lock_order
from orders.models.amending import amendment_of
from orders.models.events import record
from orders.models.lines import MOST_PIECES
from orders.operations.repeating import repeatable
from orders.under_lock.by_hand import put_back_line
from orders.under_lock.copies import Copies, put_line_back, row_copy
from orders.under_lock.reprice import reprice
from orders.under_lock.reserving import free_line, reserve_changed


@transaction.atomic
def add_line(
    number: int, *, item: str, quantity: int, key: UUID, at: datetime, by: User
) -> OrderLine:
    """Add an item, named by its number or by words that fit only one, at the end of the order.

    Needs no version, so that a fast typist never waits. Raises NoSuchItem,
    SeveralItems, NotOnSale, NoPrice, QuantityOutOfRange, AmountTooLarge,
    GiftCardsNotSold, NotEditable, and OutOfStock where lines are reserved at entry.
    """
    order = lock_order(number, by=by)
    said = [number, item, quantity]
    if earlier := Once.earlier(key, verb="add_line", by=by, said=said):
        line = line_of(order, int(earlier))
        line.order = order
        return line
    order.require_editable()
    line = append_line(order, item=item, quantity=quantity, at=at, by=by)
    Once.keep(key, verb="add_line", by=by, said=said, answer=line.number)
    return line


@repeatable
def change_line(
    number: int, line: int, *, version: int | None, quantity: int, at: datetime, by: User
) -> Order:
    """Change how many are ordered.

    Raises Stale, NoSuchLine, QuantityOutOfRange, AmountTooLarge, LineTaken,
    LineShipped, FewerThanShipped, and OutOfStock where lines are reserved at
    entry.
    """
    order = lock_order(number, by=by)
    order.require_version(version)
    order.require_editable()
    require_quantity(quantity)
    changed = line_of(order, line)
    before = changed.quantity
    if before == quantity:
        return order
    changed.require_changeable()
    changed.require_at_least_shipped(quantity)
    changed.quantity = quantity
    changed.save(update_fields=["quantity"])
    reprice(order, at=at)
    reserve_changed(order, line, at=at)
    show_anew(order, changed.item_id)
    record(
        order, Event.LINE_CHANGED, at=at, by=by,
        line=line, item=changed.item.item_number,
        changes={"quantity": [before, quantity]},
    )  # fmt: skip
    return order


@repeatable
def delete_line(number: int, line: int, *, version: int | None, at: datetime, by: User) -> Order:
    """Take a line off. Raises Stale, NoSuchLine, NotEditable, LineTaken, LineShipped, FewerThanShipped."""
    order = lock_order(number, by=by)
    order.require_version(version)
    order.require_editable()
    deleted = line_of(order, line)
    copies = take_off(order, deleted, at=at, by=by)
    reprice(order, at=at)
    reserve_changed(order, None, at=at)
    show_anew(order, deleted.item_id)
    record_line(order, Event.LINE_DELETED, deleted, at=at, by=by, copies=copies)
    return order


@repeatable
def restore_line(number: int, line: int, *, version: int | None, at: datetime, by: User) -> Order:
    """Let a deleted line come back as it was, under its number, with what was set by hand for it.

    Only for whoever deleted it, for as long as nobody else changed the order.
    Raises Stale, NotEditable, NothingToRestore, ChangedSinceDeleted,
    AmountTooLarge, and OutOfStock where lines are reserved at entry.
    """
    order = lock_order(number, by=by)
    order.require_version(version)
    order.require_editable()
    put_line_back(order, line, by=by)
    reprice(order, at=at)
    reserve_changed(order, line, at=at)
    restored = line_of(order, line)
    show_anew(order, restored.item_id)
    record_line(order, Event.LINE_RESTORED, restored, at=at, by=by)
    return order


@repeatable
def join_line(number: int, line: int, *, version: int | None, at: datetime, by: User) -> Order:
    """Let an earlier line of the same item have the pieces of this one, which is taken off.

    Raises Stale, NoSuchLine, NotEditable, NothingToJoin, LineTaken, LineShipped,
    FewerThanShipped, and OutOfStock where lines are reserved at entry.
    """
    order = lock_order(number, by=by)
    order.require_version(version)
    order.require_editable()
    joined = line_of(order, line)
    twin = joined.twin_among(lines_of(order))
    if twin is None:
        raise errors.NothingToJoin(line=line)
    before = twin.quantity
    take_off(order, joined, at=at, by=by)
    twin.quantity += joined.quantity
    twin.save(update_fields=["quantity"])
    reprice(order, at=at)
    reserve_changed(order, twin.number, at=at)
    show_anew(order, twin.item_id)
    record_line(order, Event.LINE_DELETED, joined, at=at, by=by)
    record(
        order, Event.LINE_CHANGED, at=at, by=by,
        line=twin.number, item=twin.item.item_number,
        changes={"quantity": [before, twin.quantity]},
    )  # fmt: skip
    return order


def take_off(order: Order, deleted: OrderLine, *, at: datetime, by: User) -> Copies:
    """Take a line off a locked order, with what was reserved for it and set by hand.

    Returns copies from which the line can be put back.
    """
    deleted.require_changeable()
    deleted.require_at_least_shipped(0)
    number, line = deleted.number, row_copy(deleted)
    kept = [one for one in lines_of(order) if one is not deleted]
    try:
        deleted.delete()
    except ProtectedError:  # by what the floor above has issued for it
        raise errors.LineHasGiftCards(line=number) from None
    order.known_lines = kept
    free_line(order, number)
    stood = put_back_line(order, number, at=at, by=by)
    return {"OrderLine": [line], "Override": [row_copy(one) for one in stood]}


def record_line(
    order: Order, kind: Event, line: OrderLine, *, at: datetime, by: User, **more: Any
) -> None:
    record(
        order, kind, at=at, by=by,
        line=line.number, item=line.item.item_number, quantity=line.quantity, **more,
    )  # fmt: skip


def append_line(order: Order, *, item: str, quantity: int, at: datetime, by: User) -> OrderLine:
    """Put an item at the end of a locked order, price the order and record it."""
    require_quantity(quantity)
    found = Item.objects.resolve(item, on=order.day_of(at))
    if found.is_gift_card and not order.call_center.order_completion:
        raise errors.GiftCardsNotSold(item_number=found.item_number)
    lines = lines_of(order)
    line = OrderLine.objects.create(
        order=order, number=next_number(order), item=found, quantity=quantity
    )
    order.known_lines = [*lines, line]
    reprice(order, at=at)
    reserve_changed(order, line.number, at=at)
    show_anew(order, found.pk)
    record_line(order, Event.LINE_ADDED, line, at=at, by=by)
    return line


def show_anew(order: Order, item_id: int) -> None:
    """Let the answer show all lines of an item: they share its pieces, so one may be short now."""
    of_item = [line for line in lines_of(order) if line.item_id == item_id]
    changed = [line for line in of_item if line.version != order.version]
    for line in changed:
        line.version = order.version
    update_rows(changed, ["version"])


def next_number(order: Order) -> int:
    """Return the number of the next line; of a submitted order none is given twice."""
    began = amendment_of(order)
    return max([began.last_line if began else 0, *(line.number for line in lines_of(order))]) + 1


def require_quantity(quantity: int) -> None:
    if not 1 <= quantity <= MOST_PIECES:
        raise errors.QuantityOutOfRange(most=f"{MOST_PIECES:,}")
