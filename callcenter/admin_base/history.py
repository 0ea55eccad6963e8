"""The row history: what database triggers wrote down about set-up and customers, for people to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pghistory
from django.db import models
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from callcenter.models import User

MOST = 200
NOTHING = "–"
LABELS = {"insert": _("Added"), "update": _("Changed"), "delete": _("Deleted")}
NAMED_BY = ["account_number", "item_number", "username", "code", "name", "value", "street"]

Names = Mapping[type[models.Model], Mapping[Any, object]]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One field: what it said before, and what it says now."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One change of one row, by whom and when; without a name where nobody was signed in."""

    at: datetime
    by: str
    label: str
    kind: str
    name: str
    changes: list[Change] = field(default_factory=list)


def is_tracked(model: type[models.Model]) -> bool:
    return bool(getattr(model, "pgh_event_models", None))


def history_of(*rows: tuple[type[models.Model], models.Q]) -> list[Entry]:
    """Return the newest changes of the rows that each condition names, newest first.

    The conditions are on the models' tables of events. The number of queries
    depends on the models alone.
    """
    pairs = [pair for model, condition in rows for pair in _pairs(model, condition)]
    pairs.sort(key=lambda pair: (pair[0].pgh_created_at, pair[0].pgh_id), reverse=True)
    pairs = pairs[:MOST]
    names = _names(event for pair in pairs for event in pair if event)
    return [_entry(event, before, names) for event, before in pairs]


Pair = tuple[Any, Any]  # an event, and the one before it of the same row


def _pairs(model: type[models.Model], condition: models.Q) -> list[Pair]:
    """Pair each of the newest events with what the row said before."""
    events = model.pgh_event_model.objects.filter(condition)  # type: ignore[attr-defined]
    newest = list(events.select_related("pgh_context").order_by("-pgh_id")[: MOST + 1])
    latest: dict[Any, Any] = {}
    pairs = []
    for event in reversed(newest):
        pairs.append((event, latest.get(event.pgh_obj_id)))
        latest[event.pgh_obj_id] = event
    return pairs


def _names(events: Iterable[Any]) -> Names:
    """Load whatever the events' foreign keys and contexts point to, one query a model."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for event in events:
        wanted[User].add(_user_id(event))
        for column in _columns(event):
            if column.related_model:
                wanted[column.related_model].add(getattr(event, column.attname))
    return {
        model: {row.pk: row for row in model._default_manager.filter(pk__in=keys - {None})}
        for model, keys in wanted.items()
    }


def _entry(event: Any, before: Any, names: Names) -> Entry:
    return Entry(
        at=event.pgh_created_at,
        by=str(names[User].get(_user_id(event), NOTHING)),
        label=str(LABELS.get(event.pgh_label, event.pgh_label)),
        kind=capfirst(str(event.pgh_tracked_model._meta.verbose_name)),
        name=next((getattr(event, name) for name in NAMED_BY if hasattr(event, name)), "")
        or str(event.pgh_obj_id),
        changes=[] if event.pgh_label == "delete" else list(_changes(event, before, names)),
    )


def _changes(event: Any, before: Any, names: Names) -> Iterable[Change]:
    """Compare with the event before; of an added row, tell all that is filled in."""
    is_known = before is not None or event.pgh_label == "insert"
    for column in _columns(event) if is_known else []:
        old = getattr(before, column.attname, None)
        new = getattr(event, column.attname)
        if old != new and not (before is None and new in (None, "")):
            yield Change(
                field=capfirst(str(column.verbose_name)),
                before=_shown(column, old, names),
                after=_shown(column, new, names),
            )


def _columns(event: Any) -> list[Any]:
    return [
        column
        for column in event._meta.fields
        if not column.name.startswith("pgh_") and column.name != "id"
    ]


def _shown(column: Any, value: Any, names: Names) -> str:
    if value in (None, ""):
        return NOTHING
    if column.related_model:
        return str(names[column.related_model].get(value, value))
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    return str(formats.localize(value))


def _user_id(event: Any) -> Any:
    context: pghistory.models.Context | None = event.pgh_context
    return context.metadata.get("user") if context else None
