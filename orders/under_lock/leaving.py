"""Stock that leaves the warehouse with a shipment. Runs under the order's lock, after all other locks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from callcenter.sql.rows import update_rows
from catalog.models import Stock, Warehouse
from orders.models import Order, OrderLine, Reservation
from orders.models.reserving import reserved_pieces


def leave_stock(
    order: Order,
    lines: Sequence[OrderLine],
    pieces: Mapping[int, int],
    *,
    warehouse: Warehouse | None,
    at: datetime,
) -> None:
    """Let shipped pieces leave what is on hand, and what was kept for their lines.

    Each line gives up what is reserved for it, first in the warehouse that
    shipped. What was on back-order has come in meanwhile: it leaves what
    nobody else has reserved, as far as that is counted already. Takes a fixed
    number of queries, whatever the number of lines.
    """
    shelves = lock_shelves(lines, at=at)
    kept = kept_by_line(order, lines, first=warehouse)
    changed: list[Reservation] = []
    for line in lines:
        missing = pieces[line.number]
        for row in kept[line.number]:
            taken = min(missing, row.quantity)
            row.quantity -= taken
            shelves[row.stock_id].reserved -= taken  # type: ignore[attr-defined]
            carry_off(shelves[row.stock_id], taken)
            missing -= taken
            changed += [row] if taken else []
        line.quantity_back_ordered -= min(missing, line.quantity_back_ordered)
        for shelf in shelves_of(line, shelves, first=warehouse):
            taken = min(missing, max(shelf.on_hand - shelf.reserved, 0))  # type: ignore[attr-defined]
            carry_off(shelf, taken)
            missing -= taken
    Reservation.objects.filter(pk__in=[row.pk for row in changed if not row.quantity]).delete()
    update_rows([row for row in changed if row.quantity], ["quantity"])
    update_rows(lines, ["quantity_back_ordered"])
    update_rows(list(shelves.values()), ["on_hand"])


def lock_shelves(lines: Sequence[OrderLine], *, at: datetime) -> dict[int, Stock]:
    """Lock the stock of all items, then read it with what is reserved of it."""
    rows = Stock.objects.filter(item__in={line.item_id for line in lines})
    list(rows.locked().values_list("pk"))
    counted = rows.annotate(reserved=reserved_pieces(at)).select_related("warehouse")
    return {shelf.pk: shelf for shelf in counted.order_by("pk")}


def kept_by_line(
    order: Order, lines: Sequence[OrderLine], *, first: Warehouse | None
) -> dict[int, list[Reservation]]:
    kept: dict[int, list[Reservation]] = defaultdict(list)
    rows = Reservation.objects.filter(order=order, line__in=[line.number for line in lines])
    in_order = rows.select_related("stock").order_by("line", "pk")
    for row in sorted(in_order, key=lambda row: not is_there(row.stock, first)):
        kept[row.line].append(row)
    return kept


def shelves_of(
    line: OrderLine, shelves: Mapping[int, Stock], *, first: Warehouse | None
) -> list[Stock]:
    own = [shelf for shelf in shelves.values() if shelf.item_id == line.item_id]
    return sorted(own, key=lambda shelf: not is_there(shelf, first))


def is_there(shelf: Stock, warehouse: Warehouse | None) -> bool:
    return warehouse is not None and shelf.warehouse_id == warehouse.pk


def carry_off(shelf: Stock, pieces: int) -> None:
    """Take pieces away; never below nothing, though somebody counted wrong."""
    shelf.on_hand = max(shelf.on_hand - pieces, 0)
