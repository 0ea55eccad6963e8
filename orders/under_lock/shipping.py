"""What has left the warehouse. Runs under the order's lock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from callcenter.models import User
from callcenter.sql.rows import update_rows
from catalog.models import Warehouse
from orders import errors
from orders.models import (
    About,
    Event,
    Order,
    OrderLine,
    Shipment,
    ShipmentLine,
    Status,
    lines_of,
)
from orders.models.events import record
from orders.under_lock.leaving import leave_stock
from orders.under_lock.letters import tell

IN_THE_WAREHOUSE = {Status.SUBMITTED, Status.AMENDING}


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What left together, as the warehouse tells it.

    ``pieces`` by line; None of a line, or no line at all, means whatever the
    warehouse has in hand of it.
    """

    code: str
    pieces: Mapping[int, int | None] = field(default_factory=dict)
    carrier: str = ""
    tracking: str = ""
    warehouse: Warehouse | None = None
    shipped_at: datetime


def earlier_shipment(order: Order, parcel: Parcel) -> Shipment | None:
    """Return the shipment if it was written down before; refuse other content with OtherShipment."""
    earlier = Shipment.objects.filter(order=order, code=parcel.code).first()
    if earlier is None:
        return None
    rows = ShipmentLine.objects.filter(shipment=earlier)
    shipped = dict(rows.values_list("line__number", "quantity"))
    same = all(pieces in {None, shipped.get(line)} for line, pieces in parcel.pieces.items())
    is_whole = not parcel.pieces or set(parcel.pieces) == set(shipped)
    told = (parcel.carrier, parcel.tracking)
    if not (same and is_whole and told == (earlier.carrier, earlier.tracking)):
        raise errors.OtherShipment(code=parcel.code, number=order.number)
    return earlier


def ship_pieces(order: Order, parcel: Parcel, *, at: datetime, by: User) -> Shipment:
    """Write down what left of a locked order; its stock and its reservations leave with it.

    Raises NotShippable, ShippedWhileModified, NothingInHand,
    NoSuchLineToShip, NotYetTaken.
    """
    require_shippable(order)
    lines = {line.number: line for line in lines_of(order)}
    pieces = pieces_of(order, parcel, lines)
    shipment = Shipment.objects.create(
        order=order,
        code=parcel.code,
        warehouse=parcel.warehouse,
        carrier=parcel.carrier,
        tracking=parcel.tracking,
        shipped_at=parcel.shipped_at,
        at=at,
        by=by,
    )
    ShipmentLine.objects.bulk_create(
        ShipmentLine(shipment=shipment, line=lines[number], quantity=quantity)
        for number, quantity in pieces.items()
    )
    shipped = [lines[number] for number in pieces]
    for line in shipped:
        line.quantity_shipped += pieces[line.number]
    update_rows(shipped, ["quantity_shipped"])
    leave_stock(order, shipped, pieces, warehouse=parcel.warehouse, at=at)
    order.shipped_at = max(filter(None, (order.shipped_at, parcel.shipped_at)))
    order.version += 1
    order.save(update_fields=["shipped_at", "version"])
    event = record(
        order, Event.SHIPPED, at=at, by=by,
        shipment=parcel.code, carrier=parcel.carrier, tracking=parcel.tracking,
        pieces=pieces, shipped_at=parcel.shipped_at,
    )  # fmt: skip
    end_if_shipped(order, lines.values())
    tell(
        event,
        About.SHIPPED,
        shipped={str(line): quantity for line, quantity in pieces.items()},
        carrier=parcel.carrier,
        tracking=parcel.tracking,
        is_rest=order.status == Status.SHIPPED,
    )
    return shipment


def require_shippable(order: Order) -> None:
    if order.status == Status.AMENDING:
        raise errors.ShippedWhileModified(number=order.number)
    if order.status != Status.SUBMITTED:
        raise errors.NotShippable(number=order.number, status=order.get_status_display())


def pieces_of(order: Order, parcel: Parcel, lines: Mapping[int, OrderLine]) -> dict[int, int]:
    """Return how many pieces left by line, and refuse what the warehouse does not have in hand."""
    wanted = parcel.pieces or {n: None for n, line in lines.items() if line.quantity_in_hand}
    if not wanted:
        raise errors.NothingInHand(number=order.number)
    pieces = Counter[int]()
    for number, quantity in wanted.items():
        if number not in lines:
            raise errors.NoSuchLineToShip(number=order.number, line=number)
        in_hand = lines[number].quantity_in_hand
        left = in_hand if quantity is None else quantity
        if not 0 < left <= in_hand:
            raise errors.NotYetTaken(
                number=order.number, line=number, quantity=left, in_hand=in_hand
            )
        pieces[number] = left
    return dict(pieces)


def end_if_shipped(order: Order, lines: Iterable[OrderLine]) -> None:
    """Call a submitted order shipped where all its pieces were, or were cancelled after some left."""
    lines = list(lines)
    is_over = not any(line.quantity_open for line in lines)
    if (
        order.status == Status.SUBMITTED
        and is_over
        and any(line.quantity_shipped for line in lines)
    ):
        order.move_to(Status.SHIPPED)
        order.save(update_fields=["status"])
