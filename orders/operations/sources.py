"""Source codes: the order's, and a line's own."""

from __future__ import annotations

from datetime import datetime

from callcenter.models import User
from catalog.models import SourceCode
from orders.models import Event, Order, line_of
from orders.models.events import record
from orders.operations.repeating import repeatable
from orders.under_lock.changing import finish, lock_for_change
from orders.under_lock.reprice import reprice


@repeatable
def set_source_code(
    number: int, *, version: int | None, source_code: str, at: datetime, by: User
) -> Order:
    """Price the order by the catalog this code stands on; empty means none.

    The code is named whole, or by what only one code matches. Raises Stale,
    NoSuchSourceCode, SeveralSourceCodes, SourceCodeNotValid, NotEditable.
    """
    order = lock_for_change(number, version=version, by=by)
    before = order.source_code
    order.source_code = named(order, source_code, now=before, at=at)
    changes = {"source_code": [code_of(before), code_of(order.source_code)]}
    return finish(order, ["source_code"], changes, at=at, by=by)


@repeatable
def set_line_source_code(
    number: int, line: int, *, version: int | None, source_code: str, at: datetime, by: User
) -> Order:
    """Price one line by another catalog than the order's; empty means by the order's.

    Raises as set_source_code does, and NoSuchLine.
    """
    order = lock_for_change(number, version=version, by=by)
    changed = line_of(order, line)
    changed.order = order
    before = changed.source_code
    changed.source_code = named(order, source_code, now=before, at=at)
    if changed.source_code == before:
        return order
    changed.save(update_fields=["source_code"])
    reprice(order, at=at)
    record(
        order, Event.LINE_CHANGED, at=at, by=by,
        line=line, item=changed.item.item_number,
        changes={"source_code": [code_of(before), code_of(changed.source_code)]},
    )  # fmt: skip
    return order


def named(order: Order, typed: str, *, now: SourceCode | None, at: datetime) -> SourceCode | None:
    """Return the code meant; the one that stands there stays, even if it has ended meanwhile."""
    if not typed:
        return None
    if now and typed.casefold() == now.code.casefold():
        return now
    return SourceCode.objects.resolve(typed, call_center=order.call_center, on=order.day_of(at))


def code_of(source_code: SourceCode | None) -> str:
    return source_code.code if source_code else ""
