"""What can be had of items at a call center, in a fixed number of queries. Locks nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Sum

from callcenter.models import CallCenter
from catalog.models import Item
from catalog.terms.offered import offered_warehouses
from orders import errors
from orders.models import Order, OrderLine
from orders.questions.allocation import Share, Shelf, Supply, Want, allocate
from orders.questions.reading import stock_of


def supplies_of(
    items: Iterable[Item], *, call_center: CallCenter, at: datetime, but_for: Order | None = None
) -> dict[int, Supply]:
    """Return what others leave of each item that is counted, by its id.

    What the order ``but_for`` keeps itself counts as free. Takes three
    queries at most.
    """
    by_id = {item.pk: item for item in items}
    shelves: dict[int, dict[int, Shelf]] = defaultdict(dict)
    rows = stock_of(list(by_id), at, but_for.pk if but_for else None)
    for item_id, warehouse_id, pk, on_hand, reserved in rows:
        free = max(on_hand - reserved, 0)
        shelves[item_id][warehouse_id] = Shelf(stock_id=pk, warehouse_id=warehouse_id, free=free)
    if not shelves:
        return {}
    in_order = [warehouse.pk for warehouse in offered_warehouses(call_center.pk)]
    left = _back_orders_left([by_id[pk] for pk in shelves], at=at, but_for=but_for)
    return {
        pk: Supply(
            shelves=tuple(found[warehouse] for warehouse in in_order if warehouse in found),
            is_back_ordered=by_id[pk].back_order_allowed,
            back_order_left=left.get(pk),
            expected=by_id[pk].back_order_date,
        )
        for pk, found in shelves.items()
    }


def _back_orders_left(
    items: Iterable[Item], *, at: datetime, but_for: Order | None
) -> dict[int, int]:
    """Return how many pieces may still be put on back-order, of the items that have a limit."""
    most = {
        item.pk: item.back_order_most
        for item in items
        if item.back_order_allowed and item.back_order_most is not None
    }
    if not most:
        return {}
    lines = OrderLine.objects.back_ordered(at).filter(item__in=most)
    if but_for is not None:
        lines = lines.exclude(order=but_for)
    waiting = dict(
        lines.order_by()
        .values("item")
        .annotate(waiting=Sum("quantity_back_ordered"))
        .values_list("item", "waiting")
    )
    return {pk: max(limit - waiting.get(pk, 0), 0) for pk, limit in most.items()}


def shares_of(order: Order, lines: Iterable[OrderLine], *, at: datetime) -> dict[int, Share]:
    """Return what each line would get at this moment, by its number; three queries at most."""
    lines = list(lines)
    items = {line.item_id: line.item for line in lines}
    supplies = supplies_of(items.values(), call_center=order.call_center, at=at, but_for=order)
    shares = allocate([want_of(order, line) for line in lines], supplies)
    return {share.line: share for share in shares}


def noted_shares(lines: Iterable[OrderLine]) -> dict[int, Share]:
    """Return what each line of an order that nobody changes any more was given, by its number."""
    return {
        line.number: Share(
            line=line.number,
            wanted=line.quantity_open,
            back_ordered=line.quantity_back_ordered,
            expected=line.item.back_order_date,
        )
        for line in lines
    }


def out_of_stock(line: OrderLine, share: Share) -> errors.OutOfStock:
    """Return the refusal of a line that wants more pieces than there are."""
    return errors.OutOfStock(
        line=line.number,
        left=share.left,
        wanted=share.wanted,
        item_number=line.item.item_number,
    )


def want_of(order: Order, line: OrderLine) -> Want:
    """Write down how many pieces a line needs, and where they are picked up if they are."""
    mode = line.mode or order.mode
    is_pickup = mode is not None and mode.is_pickup
    return Want(
        line=line.number,
        item_id=line.item_id,
        pieces=line.quantity_open,
        store_id=(line.store_id or order.store_id) if is_pickup else None,
    )
