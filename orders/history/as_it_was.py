"""The order as it was at the moment of one of its events: told by its revisions and its events.

A revision holds the whole order, an event what it changed. So the order then is the last revision before
the event with the changes since, or, before the first submit, what was entered until then. What it came
to, and what was paid, each event keeps by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from customers.places.parts import WITH_RECIPIENT
from orders import errors
from orders.history.events import LABELS, as_read
from orders.history.timeline import Entry, entry_of
from orders.models import Event, Order, OrderEvent, OrderRevision
from orders.under_lock.changing import where

WHOLE_AGAIN = {Event.SUBMITTED, Event.CHANGES_DISCARDED}  # from here on the revision is the order
HEADER = (
    "mode",
    "source_code",
    "address",
    "store",
    "is_expedited",
    "telephone",
    "email",
    "requested_date",
    "reference",
    "warehouse_note",
    "internal_note",
)


@dataclass(kw_only=True)
class LineThen:
    """A line as it was; its figures are known where the revision holds them."""

    number: int
    item: str
    quantity: int
    description: str = ""
    unit_price: Decimal | None = None
    net: Decimal | None = None


@dataclass(kw_only=True)
class OrderThen:
    """The order right after an event."""

    event: Entry
    revision: int
    total: Decimal | None
    paid: Decimal | None
    header: list[tuple[str, Any]]
    lines: dict[int, LineThen] = field(default_factory=dict)
    coupons: list[str] = field(default_factory=list)
    payments: dict[int, Decimal] = field(default_factory=dict)
    since: list[Entry] = field(default_factory=list)  # changes since the revision


def as_it_was(order: Order, event: int) -> OrderThen:
    """Return the order as it was right after an event of its own. Raises NoSuchEvent."""
    events = list(order.events.select_related("by").order_by("pk"))
    here = next((place for place, one in enumerate(events) if one.pk == event), None)
    if here is None:
        raise errors.NoSuchEvent(number=order.number)
    until, now = events[: here + 1], events[here]
    start = max((place for place, one in enumerate(until) if one.kind in WHOLE_AGAIN), default=-1)
    snapshot = snapshot_at(order, until[start]) if start >= 0 else {}
    since = until[start + 1 :]
    then = OrderThen(
        event=entry_of(now, order.currency),
        revision=now.revision,
        total=now.total,
        paid=now.secured_total,
        header=header_then(order, snapshot, since, events[here + 1 :]),
        lines={line["number"]: line_then(line) for line in snapshot.get("lines", [])},
    )
    for one in since:
        follow(then, Event(one.kind), one.facts)
    for one in until:
        follow_money(then, Event(one.kind), one.facts)
    if start >= 0:
        then.since = [entry_of(one, order.currency) for one in reversed(since)]
    return then


def snapshot_at(order: Order, event: OrderEvent) -> dict[str, Any]:
    revision = OrderRevision.objects.get(order=order, number=event.revision)
    found: dict[str, Any] = revision.snapshot
    return found


def line_then(line: dict[str, Any]) -> LineThen:
    return LineThen(
        number=line["number"],
        item=line["item"],
        quantity=line["quantity"],
        description=line["description"],
        unit_price=Decimal(line["unit_price"]),
        net=Decimal(line["net"]),
    )


def follow(then: OrderThen, kind: Event, facts: dict[str, Any]) -> None:
    """Do to the lines what an event did."""
    number = facts.get("line")
    if kind in {Event.LINE_ADDED, Event.LINE_RESTORED}:
        line = LineThen(number=facts["line"], item=facts["item"], quantity=facts["quantity"])
        then.lines[line.number] = line
    elif kind == Event.LINE_DELETED:
        then.lines.pop(facts["line"], None)
    elif kind == Event.LINE_CHANGED and number in then.lines:
        changed = then.lines[number]
        if "quantity" in facts["changes"]:
            changed.quantity = facts["changes"]["quantity"][1]
            changed.net = None


def follow_money(then: OrderThen, kind: Event, facts: dict[str, Any]) -> None:
    """Do to coupons and payments what an event did."""
    if kind == Event.COUPON_ADDED:
        then.coupons.append(facts["coupon"])
    elif kind == Event.COUPON_REMOVED and facts.get("coupon") in then.coupons:
        then.coupons.remove(facts["coupon"])
    elif kind == Event.PAYMENT_TAKEN:
        then.payments[facts["payment"]] = Decimal(facts["amount"])
    elif kind in {Event.PAYMENT_REMOVED, Event.PAYMENT_RETURNED}:
        then.payments.pop(facts["payment"], None)


def header_then(
    order: Order,
    snapshot: dict[str, Any],
    before: Sequence[OrderEvent],
    after: Sequence[OrderEvent],
) -> list[tuple[str, Any]]:
    """Return what stood in the header, with its labels; what was empty is left out."""
    values = {name: value_then(name, order, snapshot, before, after) for name in HEADER}
    return [(str(LABELS[name]), as_read(value)) for name, value in values.items() if value]


def value_then(
    name: str,
    order: Order,
    snapshot: dict[str, Any],
    before: Sequence[OrderEvent],
    after: Sequence[OrderEvent],
) -> Any:
    """Return what a change before made of it; else what the revision says; else what a change after found."""
    for event in reversed(before):
        if name in changes_of(event):
            return changes_of(event)[name][1]
    if snapshot:
        return value_in(snapshot, name)
    for event in after:
        if name in changes_of(event):
            return changes_of(event)[name][0]
    return value_now(order, name)


def changes_of(event: OrderEvent) -> dict[str, Any]:
    """Return what an event changed in the header."""
    changes: dict[str, Any] = event.facts.get("changes", {})
    return {} if "line" in event.facts else changes


def value_in(snapshot: dict[str, Any], name: str) -> Any:
    if name != "address":
        return snapshot.get(name, "")
    return ", ".join(filter(None, (snapshot.get(part, "") for part in WITH_RECIPIENT)))


def value_now(order: Order, name: str) -> Any:
    if name == "address":
        return where(order)
    value = getattr(order, name)
    return value.code if name in {"mode", "source_code", "store"} and value else value
