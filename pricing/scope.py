"""For which items something is."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from pricing.facts import LineFacts

Moments = AbstractSet[datetime | None]  # None is now


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Items and groups taken, and those left out. Where none is taken by name, all are."""

    items: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    not_items: frozenset[int] = frozenset()
    not_groups: frozenset[int] = frozenset()

    def holds(self, line: LineFacts) -> bool:
        if line.item_id in self.not_items or line.item_group_id in self.not_groups:
            return False
        names_some = bool(self.items or self.groups)
        return not names_some or line.item_id in self.items or line.item_group_id in self.groups


EVERYTHING = Scope()
