"""Stock: kept for an order, and let go. Runs under the order's lock, after all other locks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from callcenter.models import Reserving
from callcenter.sql.rows import update_rows
from orders.models import Order, OrderLine, Reservation, lines_of
from orders.models.reading import locked_stock
from orders.questions.allocation import Share
from orders.questions.availability import out_of_stock, shares_of
from orders.questions.reading import kept_pieces, reservations, waiting_lines


def reserve(
    order: Order, lines: Sequence[OrderLine], *, at: datetime, for_good: bool = False
) -> None:
    """Keep for each of its lines what it needs, or refuse with OutOfStock and keep nothing new.

    ``for_good`` keeps it until it ships, else for the call center's minutes.
    An order being modified gives nothing back before that: its changes may
    be discarded.
    Takes a fixed number of queries, whatever the number of lines.
    """
    shares = lock_and_share(order, lines, at=at)
    for line in lines:
        require_enough(line, shares[line.number])
    keep(
        order, lines, shares,
        until=None if for_good else until(order, at=at),
        gives_back=for_good or not order.is_amending,
    )  # fmt: skip


def reserve_changed(order: Order, line: int | None, *, at: datetime) -> None:
    """Let what is kept follow a change of the line; None where it was deleted.

    Where lines are reserved at entry, refuses the line with OutOfStock.
    Elsewhere an order that keeps nothing keeps nothing still, and one that
    does keeps what can be had: the line says what is short.
    """
    at_entry = order.call_center.reserving == Reserving.ENTRY
    if not at_entry and not keeps_something(order, at=at):
        return
    lines = lines_of(order)
    shares = lock_and_share(order, lines, at=at)
    if at_entry:
        for changed in lines:
            if changed.number == line:
                require_enough(changed, shares[changed.number])
    keep(order, lines, shares, until=until(order, at=at), gives_back=not order.is_amending)


def reserve_at_complete(order: Order, lines: Sequence[OrderLine], *, at: datetime) -> None:
    """Reserve, unless the call center does so only at Submit. Raises OutOfStock."""
    if order.call_center.reserving != Reserving.SUBMIT:
        reserve(order, lines, at=at)


def free(order: Order) -> None:
    """Let everything go that an order keeps."""
    Reservation.objects.filter(order=order).delete()
    OrderLine.objects.filter(order=order, quantity_back_ordered__gt=0).update(
        quantity_back_ordered=0, back_ordered_until=None
    )
    order.known_lines = None


def release(orders: Collection[Order], *, at: datetime) -> None:
    """Take away what locked orders no longer keep."""
    Reservation.objects.lapsed(at).filter(order__in=orders).delete()
    OrderLine.objects.lapsed(at).filter(order__in=orders).update(
        quantity_back_ordered=0, back_ordered_until=None
    )
    for order in orders:
        order.known_lines = None


def free_line(order: Order, line: int) -> None:
    """Let go what was kept for a line that is deleted; its number may be given again.

    An order being modified keeps it: its changes may be discarded.
    """
    if order.is_amending:
        return
    Reservation.objects.filter(order=order, line=line).delete()


def lock_and_share(
    order: Order, lines: Iterable[OrderLine], *, at: datetime
) -> Mapping[int, Share]:
    """Lock the stock of all items, then share it out: only the second query sees what others kept."""
    locked_stock({line.item_id for line in lines})
    return shares_of(order, lines, at=at)


def require_enough(line: OrderLine, share: Share) -> None:
    if share.short:
        raise out_of_stock(line, share)


def keeps_something(order: Order, *, at: datetime) -> bool:
    """Whether the order still keeps pieces, or a place among those that wait."""
    waits = any(line.quantity_back_ordered for line in lines_of(order))
    return bool(kept_pieces(order.pk, at) or (waits and waiting_lines(order.pk, at)))


def until(order: Order, *, at: datetime) -> datetime | None:
    """Return how long a change keeps what is reserved; a submitted order keeps it for good."""
    if not order.is_draft:
        return None
    return at + timedelta(minutes=order.call_center.reserved_minutes)


def keep(
    order: Order,
    lines: Sequence[OrderLine],
    shares: Mapping[int, Share],
    *,
    until: datetime | None,
    gives_back: bool = True,
) -> None:
    """Store the shares in place of what was kept before, in one statement for each kind of change."""
    wanted = {
        (number, stock_id): pieces
        for number, share in shares.items()
        for stock_id, pieces in share.taken.items()
    }
    kept = {(row.line, row.stock_id): row for row in reservations(order.pk)}
    if not gives_back:
        wanted |= {place: max(row.quantity, wanted.get(place, 0)) for place, row in kept.items()}
    gone = [row.pk for place, row in kept.items() if place not in wanted]
    if gone:
        Reservation.objects.filter(pk__in=gone).delete()
    if len(kept) > len(gone):
        Reservation.objects.filter(order=order).update(until=until)
    Reservation.objects.bulk_create(
        [
            Reservation(order=order, line=number, stock_id=stock_id, quantity=pieces, until=until)
            for (number, stock_id), pieces in wanted.items()
            if (number, stock_id) not in kept or kept[number, stock_id].quantity != pieces
        ],
        update_conflicts=True,
        unique_fields=["order", "line", "stock"],
        update_fields=["quantity"],
    )
    keep_waiting(lines, shares, until=until)


def keep_waiting(
    lines: Sequence[OrderLine], shares: Mapping[int, Share], *, until: datetime | None
) -> None:
    """Store which pieces are on back-order, where any are or were."""
    changed = []
    for line in lines:
        pieces = shares[line.number].back_ordered
        if pieces or line.quantity_back_ordered:
            line.quantity_back_ordered = pieces
            line.back_ordered_until = until if pieces else None
            changed.append(line)
    update_rows(changed, ["quantity_back_ordered", "back_ordered_until"])
