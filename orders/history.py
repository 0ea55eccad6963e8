"""Puts an order's events into words: who, when, what, from what to what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from callcenter.money import written
from orders.models import Event, Order, OrderEvent

MOST_SHOWN = 200
LABELS = {
    "mode": gettext_lazy("Mode of delivery"),
    "source_code": gettext_lazy("Source code"),
    "address": gettext_lazy("Delivery address"),
    "store": gettext_lazy("Store"),
    "is_expedited": gettext_lazy("Expedite"),
    "quantity": gettext_lazy("Quantity"),
    "requested_date": gettext_lazy("Requested date"),
    "reference": gettext_lazy("Reference"),
    "warehouse_note": gettext_lazy("Note to the warehouse"),
    "internal_note": gettext_lazy("Internal note"),
    "telephone": gettext_lazy("Telephone"),
    "email": gettext_lazy("E-mail for the confirmation"),
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One event as it is read."""

    at: datetime
    who: str
    what: str


def history_of(order: Order) -> list[Entry]:
    """Return the latest events of an order, newest first."""
    events = order.events.select_related("by").order_by("-at", "-pk")[:MOST_SHOWN]
    return [
        Entry(at=event.at, who=str(event.by), what=sentence(event, order.currency))
        for event in events
    ]


def sentence(event: OrderEvent, currency: str) -> str:
    """Say what happened. Facts that an event lacks are left out."""
    kind = Event(event.kind)
    say = SENTENCES.get(kind)
    said = say(event.facts, currency) if say else ""
    if not said:
        return str(kind.label)
    return _("%(what)s: %(said)s") % {"what": kind.label, "said": said}


def of_line(facts: dict[str, Any], currency: str) -> str:
    return _("line %(line)s, %(quantity)s × %(item)s") % facts


def of_change(facts: dict[str, Any], currency: str) -> str:
    changes = "; ".join(
        _("%(label)s from “%(old)s” to “%(new)s”")
        % {"label": LABELS.get(name, name), "old": as_read(old), "new": as_read(new)}
        for name, (old, new) in facts["changes"].items()
    )
    if "line" not in facts:
        return changes
    return _("line %(line)s, %(item)s: %(changes)s") % {
        "line": facts["line"],
        "item": facts["item"],
        "changes": changes,
    }


def as_read(value: Any) -> Any:
    """Say what was or is there; a switch in words, nothing as a dash."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value or "–"


def of_total(facts: dict[str, Any], currency: str) -> str:
    return _("total %(total)s") % {"total": written(Decimal(facts["total"]), currency)}


def of_payment(facts: dict[str, Any], currency: str) -> str:
    amount = written(Decimal(facts["amount"]), currency)
    return _("payment %(payment)s, %(amount)s") % {"payment": facts["payment"], "amount": amount}


def of_reason(facts: dict[str, Any], currency: str) -> str:
    is_automatic = facts["reason"] == "left empty"
    return _("left empty") if is_automatic else str(facts["reason"])


def of_coupon(facts: dict[str, Any], currency: str) -> str:
    return str(facts.get("coupon", ""))


SENTENCES: dict[Event, Callable[[dict[str, Any], str], str]] = {
    Event.HEADER_CHANGED: of_change,
    Event.CONTACT_CHANGED: of_change,
    Event.LINE_ADDED: of_line,
    Event.LINE_CHANGED: of_change,
    Event.LINE_DELETED: of_line,
    Event.COUPON_ADDED: of_coupon,
    Event.COUPON_REMOVED: of_coupon,
    Event.COMPLETED: of_total,
    Event.PAYMENT_TAKEN: of_payment,
    Event.PAYMENT_REMOVED: of_payment,
    Event.SUBMITTED: of_total,
    Event.KEPT: of_reason,
    Event.CANCELLED: of_reason,
}
