"""Lines of a submitted order are cancelled. Runs under the order's lock."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal

from callcenter.sql.rows import update_rows
from orders import errors
from orders.models import Order, OrderLine, Reservation, Status, lines_of
from orders.under_lock.coupons import standing_coupons
from orders.under_lock.reprice import reprice

CANCELLED = [
    "quantity_cancelled",
    "quantity_lost",
    "quantity_back_ordered",
    "back_ordered_until",
]


def require_cancellable(order: Order) -> None:
    """Refuse an order that is not submitted. Raises BeingModified, NotCancellable."""
    if order.is_amending:
        raise errors.BeingModified
    if order.status != Status.SUBMITTED:
        raise errors.NotCancellable(number=order.number, status=order.get_status_display())


def lines_to_cancel(order: Order, numbers: Collection[int]) -> list[OrderLine]:
    """Return the lines of these numbers, each of which can be cancelled.

    Raises NoLinePicked, NoSuchLine, LineAtTheWarehouse, NothingLeftOfLine, EveryLinePicked.
    """
    if not numbers:
        raise errors.NoLinePicked
    lines = lines_of(order)
    picked = [line for line in lines if line.number in numbers]
    unknown = set(numbers) - {line.number for line in picked}
    if unknown:
        raise errors.NoSuchLine(number=order.number, line=min(unknown))
    for line in picked:
        require_line_cancellable(line)
    if not any(line.quantity_shipped if line in picked else line.pieces for line in lines):
        raise errors.EveryLinePicked
    return picked


def all_lines(order: Order) -> list[OrderLine]:
    """Return the lines of an order that can be cancelled as a whole.

    Raises LineAtTheWarehouse, PartlyShipped.
    """
    lines = lines_of(order)
    if any(line.quantity_shipped for line in lines):
        raise errors.PartlyShipped(number=order.number)
    for line in lines:
        if line.quantity_taken:
            raise errors.LineAtTheWarehouse(line=line.number)
    return lines


def require_line_cancellable(line: OrderLine) -> None:
    if line.quantity_taken > line.quantity_shipped:
        raise errors.LineAtTheWarehouse(line=line.number)
    if not line.quantity_open:
        raise errors.NothingLeftOfLine(line=line.number)


def cancel_open_pieces(
    order: Order, lines: Sequence[OrderLine], *, lost: bool, at: datetime
) -> None:
    """Cancel what is not shipped of these lines; let go its stock, and the coupons that give nothing now.

    The order is priced once more, by its own terms; for a reason of ours
    (``lost``) what remains keeps those of the whole.
    """
    for line in lines:
        line.cancel_open(lost=lost)
    update_rows(lines, CANCELLED)
    numbers = [line.number for line in lines]
    Reservation.objects.filter(order=order, line__in=numbers).delete()
    reprice(order, at=at)
    idle = coupons_without_effect(order)
    standing_coupons(order).filter(code__in=idle).update(freed_at=at, until=None)


def coupons_without_effect(order: Order) -> list[str]:
    """Return the codes of the order's coupons that give nothing as it is priced now."""
    hints = order.hints.get("coupons", [])
    return [hint["coupon"] for hint in hints if not Decimal(hint["amount"])]


def is_all_shipped(order: Order) -> bool:
    """Whether nothing of the order is still to be shipped."""
    return not any(line.quantity_open for line in OrderLine.objects.filter(order=order))
