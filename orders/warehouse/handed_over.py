"""What the warehouse was handed, as it was written down then."""

from __future__ import annotations

from collections.abc import Iterator

from orders import errors
from orders.models import Export, ExportedOrder
from orders.warehouse.exported import Document


def documents_of(export: Export) -> Iterator[Document]:
    """Yield the orders of an export as they were written down."""
    contents = ExportedOrder.objects.filter(export=export).order_by("order_id")
    yield from contents.values_list("content", flat=True).iterator(chunk_size=100)


def export_again(number: int) -> Document:
    """Return an order as the warehouse was last handed it. Marks nothing. Raises NeverExported."""
    last = ExportedOrder.objects.filter(order__number=number).order_by("-export_id").first()
    if last is None:
        raise errors.NeverExported(number=number)
    return dict(last.content)
