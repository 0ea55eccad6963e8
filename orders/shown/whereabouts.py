"""Says where an order is, in sentences to read out: what left when and how, what is still open and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from callcenter.words.dates import day_written, weekday_written
from callcenter.words.money import ZERO
from orders.blocks import warehouse_blocks
from orders.models import Hold, Order, OrderLine, Shipment, ShipmentLine, Status, lines_of
from orders.questions.account import above_limit_by_order

MOST_NAMED = 3  # items of one sentence; the others are counted
MOST_SHIPMENTS = 5  # the latest; earlier ones are counted

Pieces = Sequence[tuple[OrderLine, int]]


@dataclass(frozen=True, kw_only=True)
class Journey:
    """An order with its lines and what left of it."""

    order: Order
    lines: Sequence[OrderLine]
    shipments: Sequence[Shipment]
    contents: Mapping[int, Pieces]  # by shipment
    waits: Sequence[str]  # what to say of that which keeps it from the warehouse
    today: date

    @property
    def still_open(self) -> list[OrderLine]:
        return [line for line in self.lines if line.quantity_open]

    @property
    def expected_date(self) -> date | None:
        """The day for which the last of the open pieces is promised; None where one has no day."""
        days = [line.promised_date for line in self.still_open]
        return max((day for day in days if day), default=None) if all(days) else None


def whereabouts_of(orders: Sequence[Order], *, at: datetime) -> dict[int, list[str]]:
    """Return what to say of each order, by its id; in a fixed number of queries, however many there are."""
    lines: dict[int, list[OrderLine]] = defaultdict(list)
    for line in OrderLine.objects.filter(order__in=orders).in_order():
        lines[line.order_id].append(line)
    shipments: dict[int, list[Shipment]] = defaultdict(list)
    for shipment in Shipment.objects.filter(order__in=orders).order_by("shipped_at", "pk"):
        shipments[shipment.order_id].append(shipment)
    contents: dict[int, list[tuple[OrderLine, int]]] = defaultdict(list)
    by_id = {line.pk: line for some in lines.values() for line in some}
    rows = ShipmentLine.objects.filter(shipment__order__in=orders).order_by("line__number")
    for row in rows:
        contents[row.shipment_id].append((by_id[row.line_id], row.quantity))
    holds: dict[int, list[Hold]] = defaultdict(list)
    for hold in Hold.objects.open().filter(order__in=orders).shown():
        holds[hold.order_id].append(hold)
    above = above_limit_by_order(orders)
    return {
        order.pk: list(
            sentences(
                Journey(
                    order=order,
                    lines=lines[order.pk],
                    shipments=shipments[order.pk],
                    contents=contents,
                    waits=waits_of(order, holds[order.pk], above.get(order.pk, ZERO), at=at),
                    today=order.day_of(at),
                )
            )
        )
        for order in orders
    }


def waits_of(
    order: Order, holds: Sequence[Hold], above_limit: Decimal, *, at: datetime
) -> list[str]:
    """Return what to say of all that keeps a submitted order from the warehouse, each thing once."""
    blocks = warehouse_blocks(order, holds=holds, above_limit=above_limit, at=at)
    return list(dict.fromkeys(str(block.say) for block in blocks if block.say))


def in_hand(order: Order) -> str:
    """Name what the warehouse has taken of an order and not shipped yet; nothing where there is nothing."""
    lines = lines_of(order)
    return named([(line, line.quantity_in_hand) for line in lines if line.quantity_in_hand])


def line_progress(line: OrderLine) -> str:
    """Say how many pieces of a line have left, are in the warehouse's hands, or were cancelled."""
    counts = [
        (line.quantity_shipped, _("%(count)d shipped")),
        (line.quantity_in_hand, _("%(count)d in the warehouse")),
        (line.quantity_cancelled, _("%(count)d cancelled")),
    ]
    return ", ".join(said % {"count": count} for count, said in counts if count)


def sentences(journey: Journey) -> Iterator[str]:
    """Yield what to say, first things first."""
    yield from SAID[Status(journey.order.status)](journey)


def of_draft(journey: Journey) -> Iterator[str]:
    yield _("Not submitted yet: open it to go on.")


def of_cancelled(journey: Journey) -> Iterator[str]:
    yield _("Cancelled: nothing will be shipped.")
    yield from left(journey)


def of_modified(journey: Journey) -> Iterator[str]:
    yield from left(journey)
    yield _("Being modified: nothing is shipped until it is submitted again.")


def of_shipped(journey: Journey) -> Iterator[str]:
    yield _("Everything has left the warehouse.")
    yield from left(journey)


def of_open(journey: Journey) -> Iterator[str]:
    if not journey.shipments:
        yield from journey.waits or [begun(journey)]
        yield from expected(journey)
        return
    yield from left(journey)
    yield from journey.waits
    open_pieces = [(line, line.quantity_open) for line in journey.still_open]
    yield _("Still to come: %(pieces)s.") % {"pieces": named(open_pieces)}
    yield from expected(journey)


def begun(journey: Journey) -> str:
    """Say how far the warehouse has come with an order of which nothing has left."""
    if any(line.quantity_in_hand for line in journey.lines):
        return _("The warehouse is packing it.")
    mode = journey.order.mode
    if mode is None:
        return _("The warehouse has not begun with it yet.")
    if mode.is_pickup:
        return _("The customer picks the goods up: %(mode)s.") % {"mode": mode.title}
    return _("The goods leave by %(mode)s.") % {"mode": mode.title}


def expected(journey: Journey) -> Iterator[str]:
    """Say when the rest arrives, that it is late, and what waits for its item."""
    waiting = [
        (line, line.quantity_back_ordered)
        for line in journey.still_open
        if line.quantity_back_ordered
    ]
    if waiting:
        yield _("On back-order: %(pieces)s.") % {"pieces": named(waiting)}
    day = journey.expected_date
    if day is not None and day < journey.today:
        late = {"day": day_written(day)}
        yield _("They were expected on %(day)s and are late: ask the warehouse.") % late
    elif day is not None:
        yield _("They are expected on %(day)s.") % {"day": weekday_written(day)}
    elif waiting:
        yield _("Nobody can say yet when the rest arrives.")


def left(journey: Journey) -> Iterator[str]:
    """Say of each shipment what left, when, and how it can be followed."""
    earlier = len(journey.shipments) - MOST_SHIPMENTS
    if earlier > 0:
        yield ngettext(
            "%(count)d earlier shipment is in the history.",
            "%(count)d earlier shipments are in the history.",
            earlier,
        ) % {"count": earlier}
    for shipment in journey.shipments[-MOST_SHIPMENTS:]:
        yield shipment_said(shipment, journey)


def shipment_said(shipment: Shipment, journey: Journey) -> str:
    said = {
        "pieces": named(journey.contents[shipment.pk]),
        "day": weekday_written(journey.order.day_of(shipment.shipped_at)),
        "carrier": shipment.carrier,
        "tracking": shipment.tracking,
    }
    if shipment.carrier and shipment.tracking:
        return _("Left on %(day)s by %(carrier)s, tracking number %(tracking)s: %(pieces)s.") % said
    if shipment.carrier:
        return _("Left on %(day)s by %(carrier)s: %(pieces)s.") % said
    if shipment.tracking:
        return _("Left on %(day)s, tracking number %(tracking)s: %(pieces)s.") % said
    return _("Left on %(day)s: %(pieces)s.") % said


def named(pieces: Pieces) -> str:
    """Name the first few items with their pieces, and count the others."""
    said = [f"{count} × {line.description or line.item.name}" for line, count in pieces]
    more = len(said) - MOST_NAMED
    if more > 0:
        others = ngettext("%(count)d more line", "%(count)d more lines", more) % {"count": more}
        said = [*said[:MOST_NAMED], others]
    return ", ".join(said)


SAID: dict[Status, Callable[[Journey], Iterator[str]]] = {
    Status.DRAFT: of_draft,
    Status.SUBMITTED: of_open,
    Status.AMENDING: of_modified,
    Status.SHIPPED: of_shipped,
    Status.CANCELLED: of_cancelled,
}
