"""What keeps an order from the warehouse."""

from __future__ import annotations

from collections.abc import Iterator

from orders import errors
from orders.blocks.block import Block
from orders.models import Order, Status


def warehouse_blocks(order: Order) -> Iterator[Block]:
    """Tell all that keeps an order from the warehouse, first things first."""
    if order.status == Status.DRAFT:
        yield Block(refusal=errors.NotSubmitted(), field="complete")
    if order.status == Status.AMENDING:
        yield Block(refusal=errors.BeingModified(), field="complete")
