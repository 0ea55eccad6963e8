"""Of several rows of a customer one is the default."""

from __future__ import annotations

from django.db.models import QuerySet

from customers.models import Address, ContactPoint


def make_default[Row: (Address, ContactPoint)](row: Row, *, among: QuerySet[Row]) -> None:
    """Move the mark of the default to this row; there is one at most at any moment."""
    among.filter(is_default=True).exclude(pk=row.pk).update(is_default=False)
    row.is_default = True
    row.save(update_fields=["is_default"])
