"""An order as it was when its changes began, or a line when it was deleted: copied, and put back exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models

from callcenter.models import User
from callcenter.sql.rows import update_rows
from customers.models import Address
from orders import errors
from orders.models import (
    Approval,
    Event,
    Order,
    OrderCharge,
    OrderCoupon,
    OrderLine,
    OrderTax,
    Override,
    Reservation,
    lines_of,
)
from orders.under_lock.by_hand import put_back_at_once, withdraw

Copy = dict[str, Any]  # a row: attribute names and values as JSON holds them
Copies = dict[str, list[Copy]]
STANDS_AGAIN: Copy = {"id": None, "put_back_at": None, "put_back_by_id": None}

PARTS: tuple[type[models.Model], ...] = (
    OrderLine,
    OrderCharge,
    OrderTax,
    OrderCoupon,
    Reservation,
)
STAYS_WITH_THE_ORDER = {
    *("id", "number", "status", "version"),
    *(
        "captured_total",
        "secured_total",
        "waiting_total",
        "declined_total",
    ),  # from here the ledger's
    *("unknown_total", "by_gift_card_total", "accepted_total", "returned_total"),
    *(
        "held_total",
        "written_off_total",
        "refunds_total",
        "over_limit_total",
        "collect_later_total",
        "check_waiting_until",
        "check_expected_until",
    ),
}
STAYS_WITH_A_LINE = {"id", "quantity_taken", "quantity_shipped"}  # the warehouse's
ADDRESSES = {"address_id"}


def copy_of(order: Order) -> dict[str, Any]:
    """Copy an order and all that belongs to it, to the last microsecond."""
    copies: dict[str, Any] = {"Order": [row_copy(order)]}
    for part in PARTS:
        rows = part._default_manager.filter(order=order).order_by("pk")
        copies[part.__name__] = [row_copy(row) for row in rows]
    standing = Override.objects.filter(order=order, put_back_at=None).order_by("pk")
    copies["Override"] = [row_copy(override) for override in standing]
    return copies


def row_copy(row: models.Model) -> Copy:
    return {field.attname: as_json(field, row) for field in type(row)._meta.concrete_fields}


def as_json(field: models.Field[Any, Any], row: models.Model) -> Any:
    """Return a value as JSON holds it; moments and sums as text, so that nothing is rounded."""
    value = field.value_from_object(row)
    is_plain = value is None or isinstance(value, bool | int | str | list | dict)
    return value if is_plain else field.value_to_string(row)


def put_back_all(
    order: Order, copies: Mapping[str, list[Copy]], *, at: datetime, by: User
) -> list[str]:
    """Put everything back as it was copied, and return the order's fields, which are not saved yet.

    What the ledger and the warehouse have written since stays. Takes a fixed
    number of statements, whatever the number of lines.
    """
    known = known_addresses(copies)
    (header,) = copies["Order"]
    was = row_of(Order, header, known)
    fields = [f for f in Order._meta.concrete_fields if f.attname not in STAYS_WITH_THE_ORDER]
    for field in fields:
        setattr(order, field.attname, getattr(was, field.attname))
    OrderCharge.objects.filter(order=order).delete()
    for part in PARTS:
        put_rows_back(order, part, [row_of(part, copy, known) for copy in copies[part.__name__]])
    order.known_lines = None
    put_overrides_back(order, copies["Override"], at=at, by=by)
    return [field.name for field in fields]


def row_of(model: type[models.Model], copy: Copy, known_addresses: set[int]) -> Any:
    """Return a copied row, unsaved; an address that is gone by now is left out."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    values = {name: fields[name].to_python(value) for name, value in copy.items()}
    for name in ADDRESSES & set(values):
        if values[name] not in known_addresses:
            values[name] = None
    return model(**values)


def known_addresses(copies: Mapping[str, list[Copy]]) -> set[int]:
    named = {
        pk
        for rows in copies.values()
        for copy in rows
        if (pk := copy.get("address_id")) is not None
    }
    return set(Address.objects.filter(pk__in=named).values_list("pk", flat=True))


def put_rows_back(order: Order, model: type[models.Model], rows: Iterable[Any]) -> None:
    """Let these rows stand in place of those that stand now; a row that is there still keeps its key."""
    wanted = {row.pk: row for row in rows}
    there = set(model._default_manager.filter(order=order).values_list("pk", flat=True))
    model._default_manager.filter(pk__in=there - set(wanted)).delete()
    stays = STAYS_WITH_A_LINE if model is OrderLine else {"id"}
    fields = [f.name for f in model._meta.concrete_fields if f.attname not in stays]
    update_rows([row for pk, row in wanted.items() if pk in there], fields)
    model._default_manager.bulk_create(row for pk, row in wanted.items() if pk not in there)


def put_overrides_back(order: Order, copies: list[Copy], *, at: datetime, by: User) -> None:
    """Put back what was set by hand since; what was put back since is written down again as it was.

    These rows are only added to, so that the history of both stays.
    """
    wanted = {copy["id"]: copy for copy in copies}
    for standing in Override.objects.standing(order):
        if wanted.pop(standing.pk, None) is None:
            put_back_at_once(standing, at=at, by=by)
    again = [row_of(Override, copy | {"id": None}, set()) for copy in wanted.values()]
    Override.objects.bulk_create(again)
    for request in Approval.objects.waiting().filter(order=order):
        withdraw(order, request, at=at, by=by)


def put_line_back(order: Order, number: int, *, by: User) -> None:
    """Put a deleted line back, unpriced. Raises NothingToRestore, ChangedSinceDeleted."""
    copies = copies_kept(order, number, by=by)
    (line,) = copies["OrderLine"]
    OrderLine.objects.bulk_create([row_of(OrderLine, line, known_addresses(copies))])
    again = [row_of(Override, copy | STANDS_AGAIN, set()) for copy in copies["Override"]]
    Override.objects.bulk_create(again)
    order.known_lines = None


def copies_kept(order: Order, number: int, *, by: User) -> Copies:
    """Return what the latest deletion of a line kept, if nobody else changed the order since."""
    is_there = any(line.number == number for line in lines_of(order))
    deleted = (
        order.events.filter(
            kind=Event.LINE_DELETED, revision=order.revision, facts__line=number, by=by
        )
        .order_by("-pk")
        .first()
    )
    if is_there or deleted is None or "copies" not in deleted.facts:
        raise errors.NothingToRestore(line=number)
    others = order.events.filter(pk__gt=deleted.pk).exclude(by=by).select_related("by")
    if other := others.first():
        raise errors.ChangedSinceDeleted(who=other.by, line=number)
    copies: Copies = deleted.facts["copies"]
    return copies
