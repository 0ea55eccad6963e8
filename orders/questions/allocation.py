"""Which line gets which pieces. Pure: no database, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Pieces of an item in one warehouse that nobody else keeps; never fewer than none."""

    stock_id: int
    warehouse_id: int
    free: int


@dataclass(frozen=True, kw_only=True)
class Supply:
    """What can be had of an item that is counted: its shelves, first things first, and back-orders."""

    shelves: tuple[Shelf, ...] = ()
    is_back_ordered: bool = False  # may be ordered beyond what there is
    back_order_left: int | None = None  # pieces that all orders together may still add; None: any
    expected: date | None = None

    @property
    def free(self) -> int:
        """Pieces in all warehouses."""
        return sum(shelf.free for shelf in self.shelves)

    @property
    def can_wait(self) -> bool:
        """Whether a further piece may be put on back-order."""
        return self.is_back_ordered and self.back_order_left != 0


@dataclass(frozen=True, kw_only=True)
class Want:
    """How many pieces a line needs; ``store_id`` is where the customer picks them up."""

    line: int
    item_id: int
    pieces: int
    store_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Share:
    """What a line gets: pieces by the id of their stock, pieces on back-order, and what is short."""

    line: int
    wanted: int
    taken: Mapping[int, int] = field(default_factory=dict)
    back_ordered: int = 0
    short: int = 0
    expected: date | None = None

    @property
    def left(self) -> int:
        """How many pieces the line can have."""
        return self.wanted - self.short

    @property
    def available(self) -> int:
        """How many of them lie in a warehouse."""
        return self.left - self.back_ordered


def allocate(wants: Iterable[Want], supplies: Mapping[int, Supply]) -> list[Share]:
    """Serve the lines in their order; an item without a supply is not counted, and never short.

    Lines of one item count together. A line takes from its store first, then
    from warehouse after warehouse; what is still missing goes on back-order,
    as far as that is allowed.
    """
    free = {shelf.stock_id: shelf.free for supply in supplies.values() for shelf in supply.shelves}
    on_back_order: dict[int, int] = {}
    shares = []
    for want in wants:
        supply = supplies.get(want.item_id)
        if supply is None:
            shares.append(Share(line=want.line, wanted=want.pieces))
            continue
        missing, taken = want.pieces, {}
        for shelf in sorted(supply.shelves, key=lambda s: s.warehouse_id != want.store_id):
            if pieces := min(missing, free[shelf.stock_id]):
                taken[shelf.stock_id] = pieces
                free[shelf.stock_id] -= pieces
                missing -= pieces
        back_ordered = _on_back_order(supply, missing, on_back_order.get(want.item_id, 0))
        on_back_order[want.item_id] = on_back_order.get(want.item_id, 0) + back_ordered
        shares.append(
            Share(
                line=want.line,
                wanted=want.pieces,
                taken=taken,
                back_ordered=back_ordered,
                short=missing - back_ordered,
                expected=supply.expected,
            )
        )
    return shares


def _on_back_order(supply: Supply, missing: int, already: int) -> int:
    """Return how many of the missing pieces may wait, where the order's own lines took some before."""
    if not supply.is_back_ordered:
        return 0
    if supply.back_order_left is None:
        return missing
    return min(missing, max(supply.back_order_left - already, 0))
