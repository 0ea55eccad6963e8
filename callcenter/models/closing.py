"""Rows that stay: never deleted, never changed, but closed once."""

from __future__ import annotations

from functools import reduce
from operator import or_

import pgtrigger


def only_added(name: str) -> list[pgtrigger.Trigger]:
    """Return the triggers of a table whose rows are added, and then stay: a ledger, a history."""
    changed = pgtrigger.Update | pgtrigger.Delete
    return [pgtrigger.Protect(name=f"{name}_only_added", operation=changed), never_emptied(name)]


def never_emptied(name: str) -> pgtrigger.Trigger:
    """Return the trigger of a table that is not emptied in one go either."""
    return pgtrigger.Trigger(
        name=f"{name}_kept",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
    )


def closed_once(name: str, *, closing: list[str], when: list[str]) -> list[pgtrigger.Trigger]:
    """Return the triggers of a table whose rows stay as they are, but for their closing fields.

    ``closing`` are those: who answered, cleared or put back, when and why.
    They may be set once; a row is closed as soon as one of the moments
    ``when`` is there. ``name`` begins the names of the triggers.
    """
    is_closed = reduce(or_, [pgtrigger.Q(**{f"old__{moment}__isnull": False}) for moment in when])
    return [
        pgtrigger.Protect(name=f"{name}_stays", operation=pgtrigger.Delete),
        pgtrigger.ReadOnly(name=f"{name}_as_it_was", exclude=closing),
        pgtrigger.Protect(
            name=f"{name}_closed_once", operation=pgtrigger.Update, condition=is_closed
        ),
        never_emptied(name),
    ]
