"""What stands between an order and its submission. Computed here, read by all, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from callcenter.errors import Refused
from callcenter.money import written
from orders import errors
from orders.models import Order, OrderLine


@dataclass(frozen=True, kw_only=True)
class Block:
    """One thing in the way: the refusal it is, and the field where it is mended."""

    refusal: Refused
    field: str  # the id of the control on the desk


def blocks(order: Order, *, has_lines: bool) -> Iterator[Block]:
    """Tell all that stops Submit, first things first."""
    if not has_lines:
        yield Block(refusal=errors.NothingOrdered(), field="item")
    if order.mode_id is None:
        yield Block(refusal=errors.NoMode(), field="mode")
    if order.source_code_id is None and order.call_center.source_code_required:
        yield Block(refusal=errors.NoSourceCode(), field="source_code")
    if needs_address(order) and order.address_id is None and not order.street:
        yield Block(refusal=errors.NoAddress(), field="address")
    if has_lines and order.call_center.order_completion and not order.is_covered:
        yield Block(
            refusal=errors.NotCovered(balance=written(order.balance, order.currency)),
            field="add-payment",
        )


def needs_address(order: Order) -> bool:
    """Whether the goods are sent; a mode of pick-up needs no address."""
    return order.mode is None or not order.mode.is_pickup


def require_ready(order: Order, *, shown_total: Decimal) -> None:
    """Raise TotalMoved where the total is not the one that was shown, else the first block.

    The total comes first: what is missing of a total that nobody has seen yet
    would only puzzle.
    """
    has_lines = OrderLine.objects.filter(order=order).exists()
    if has_lines and shown_total != order.total:
        raise errors.TotalMoved(
            shown=written(shown_total, order.currency), total=written(order.total, order.currency)
        )
    for block in blocks(order, has_lines=has_lines):
        raise block.refusal
