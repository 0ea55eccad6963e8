"""Of several rows of a customer one is the default."""

from __future__ import annotations

from django.db.models import QuerySet

from customers import errors
from customers.models import Address, ContactPoint


def make_default[Row: (Address, ContactPoint)](row: Row, *, among: QuerySet[Row]) -> None:
    """Move the mark of the default to this row; there is one at most at any moment."""
    among.filter(is_default=True).exclude(pk=row.pk).update(is_default=False)
    row.is_default = True
    row.save(update_fields=["is_default"])


def move_default[Row: (Address, ContactPoint)](
    row: Row, *, among: QuerySet[Row], seen: int | None
) -> None:
    """The same, for who saw a page: he takes the mark from none but the row that had it there.

    ``seen`` is that row's key, None where there was none. Raises AnotherDefault.
    """
    now = among.filter(is_default=True).first()
    if now is not None and now.pk not in {row.pk, seen}:
        raise errors.AnotherDefault(now=now)
    make_default(row, among=among)
