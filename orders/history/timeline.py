"""The history of an order: its events as they are read, newest first, narrowed down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from callcenter.models import User
from orders.history.events import sentence
from orders.models import Order, OrderEvent

MOST_SHOWN = 200


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event as it is read."""

    pk: int
    at: datetime
    who: str
    what: str


def history_of(
    order: Order,
    *,
    kinds: Sequence[str] = (),
    by: User | None = None,
    since: datetime | None = None,
) -> list[Entry]:
    """Return the latest events of an order, newest first: of these kinds, by one user, since then."""
    events = order.events.select_related("by").order_by("-at", "-pk")
    if kinds:
        events = events.filter(kind__in=kinds)
    if by:
        events = events.filter(by=by)
    if since:
        events = events.filter(at__gte=since)
    return [entry_of(event, order.currency) for event in events[:MOST_SHOWN]]


def entry_of(event: OrderEvent, currency: str) -> Entry:
    return Entry(pk=event.pk, at=event.at, who=str(event.by), what=sentence(event, currency))
