"""For whom, by what and when something holds, compared: does one hold all that another does? Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Extent:
    """All, a group, or one; written as the keys of its members.

    A group whose members are open has a key of its own among them, so that no
    number of its members ever holds the whole group.
    """

    rank: int = 0  # 2 one, 1 a group, 0 all
    members: frozenset[str] | None = None  # None: all

    def names(self, key: str) -> bool:
        return self.members is None or key in self.members

    def holds(self, other: Extent) -> bool:
        """Whether everything the other names is named here."""
        if self.members is None:
            return True
        return other.members is not None and other.members <= self.members

    def meets(self, other: Extent) -> bool:
        """Whether something is named by both."""
        if self.members is None or other.members is None:
            return True
        return bool(self.members & other.members)


@dataclass(frozen=True, kw_only=True)
class Span:
    """Days from one to another, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def holds(self, other: Span) -> bool:
        begins = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return begins and ends

    def meets(self, other: Span) -> bool:
        return (self.end is None or other.start is None or other.start <= self.end) and (
            other.end is None or self.start is None or self.start <= other.end
        )
