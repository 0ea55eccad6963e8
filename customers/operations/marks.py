"""What a page showed of a customer's data, so that nobody overwrites what he has not seen."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from hashlib import sha256
from typing import Any, Self


@dataclass(frozen=True, kw_only=True)
class Marked:
    """What is entered of a row as one value; its mark is what a page sends along of what it showed."""

    @classmethod
    def of(cls, row: Any) -> Self:
        return cls(**{name: getattr(row, name) for name in cls.names()})

    @classmethod
    def names(cls) -> list[str]:
        return [part.name for part in fields(cls)]

    @property
    def mark(self) -> str:
        return sha256("\x1f".join(map(str, astuple(self))).encode()).hexdigest()

    def store(self, row: Any) -> None:
        """Write this on the row, and nothing else of it."""
        for name in self.names():
            setattr(row, name, getattr(self, name))
        row.save(update_fields=self.names())
