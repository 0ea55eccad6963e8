"""To the warehouse: released orders are marked as taken, and handed out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from callcenter.models import CallCenter, User
from callcenter.sql.rows import update_rows
from orders.models import Event, Export, ExportedOrder, Order, OrderEvent, OrderLine, Reservation
from orders.warehouse.exported import document_of

AT_ONCE = 200  # orders of one export


def export_released(
    *,
    at: datetime,
    by: User,
    call_center: CallCenter | None = None,
    among: Iterable[Order] | None = None,
) -> list[Export]:
    """Mark all released orders as taken by the warehouse, as exports of some hundred orders each.

    Of one call center, or only ``among`` these orders. What an agent is
    changing at the moment is left for the next time. Each export is committed
    with its content: nothing is lost if it is never written.
    """
    orders = Order.objects.all() if call_center is None else call_center.orders.all()
    if among is not None:
        orders = orders.filter(pk__in=[order.pk for order in among])
    exports, after = [], 0
    while rows := orders_to_take(orders, at=at, after=after):
        after = rows[-1]
        if export := take(rows, call_center=call_center, at=at, by=by):
            exports.append(export)
    return exports


def orders_to_take(orders: QuerySet[Order], *, at: datetime, after: int) -> list[int]:
    """Return the ids of the next released orders, nothing locked."""
    ready = orders.filter(pk__gt=after).released(at).to_take()  # type: ignore[attr-defined]
    return list(ready.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])


@transaction.atomic
def take(
    pks: Sequence[int], *, call_center: CallCenter | None, at: datetime, by: User
) -> Export | None:
    """Lock these orders, and mark what is still released of them as taken; None where nothing is.

    Takes a fixed number of queries, whatever the number of orders.
    """
    locked = Order.objects.filter(pk__in=pks).select_for_update(of=("self",), skip_locked=True)
    mine = list(locked.order_by("pk").values_list("pk", flat=True))
    ready = Order.objects.filter(pk__in=mine).released(at).to_take()  # as it is under the lock
    orders = list(ready.select_related("call_center", "customer", "mode", "store").order_by("pk"))
    if not orders:
        return None
    lines = lines_to_take(orders)
    picks = picks_of(orders)
    export = Export.objects.create(call_center=call_center, at=at, by=by)
    ExportedOrder.objects.bulk_create(
        ExportedOrder(
            export=export,
            order=order,
            revision=order.revision,
            content={"export": export.pk}
            | document_of(order, lines[order.pk], picks.get(order.pk, {})),
        )
        for order in orders
    )
    mark(orders, lines, export=export, at=at, by=by)
    return export


def lines_to_take(orders: Sequence[Order]) -> dict[int, list[OrderLine]]:
    lines: dict[int, list[OrderLine]] = defaultdict(list)
    for line in OrderLine.objects.filter(order__in=orders).to_take().in_order():
        lines[line.order_id].append(line)
    return lines


def picks_of(orders: Sequence[Order]) -> dict[int, dict[int, list[Reservation]]]:
    """Return where the pieces lie, by order and line."""
    picks: dict[int, dict[int, list[Reservation]]] = defaultdict(lambda: defaultdict(list))
    rows = Reservation.objects.filter(order__in=orders).select_related("stock__warehouse")
    for row in rows.order_by("line", "pk"):
        picks[row.order_id][row.line].append(row)
    return picks


def mark(
    orders: Sequence[Order],
    lines: dict[int, list[OrderLine]],
    *,
    export: Export,
    at: datetime,
    by: User,
) -> None:
    """Mark everything open of these locked orders as taken, and write it into their history."""
    events = []
    for order in orders:
        pieces = sum(line.quantity_to_take for line in lines[order.pk])
        facts = {"export": export.pk, "pieces": pieces}
        events.append(
            OrderEvent(
                order=order,
                kind=Event.TAKEN,
                revision=order.revision,
                found_version=order.found_version,
                at=at,
                by=by,
                facts=facts,
            )
        )
        for line in lines[order.pk]:
            line.quantity_taken = line.quantity - line.quantity_cancelled
        order.version += 1
    update_rows([line for some in lines.values() for line in some], ["quantity_taken"])
    update_rows(orders, ["version"])
    OrderEvent.objects.bulk_create(events)


@transaction.atomic
def note_written(exports: Iterable[Export], *, at: datetime) -> None:
    """Note that these exports have reached whoever asked for them, for the first time."""
    Export.objects.unwritten().filter(pk__in=[export.pk for export in exports]).update(
        written_at=at
    )
