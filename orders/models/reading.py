"""What nearly every operation and answer reads first: an order, and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db.models import QuerySet

from callcenter.models import User
from callcenter.sql.ready import ready
from catalog.models import SourceCode, Stock
from catalog.terms.offered import every_mode, every_warehouse
from customers.models import Address
from orders import errors
from orders.models.approvals import Approval
from orders.models.by_hand import Override
from orders.models.charges import OrderCharge, OrderTax
from orders.models.holds import Hold
from orders.models.lines import OrderLine
from orders.models.orders import Order, OrderQuerySet
from orders.models.reserving import OrderCoupon

BIGGEST = 2_147_483_647  # of PostgreSQL's integer


def lock_order(number: int, *, by: User) -> Order:
    """Return an order that the user may see, its row locked until the transaction ends.

    Locked first, then read by a second statement: whoever waited would else be given what is joined
    as it was before. ``test_who_waited_for_the_lock_sees_all_that_was_changed_meanwhile`` stands
    guard. Raises NoSuchOrder.
    """
    the_only(_lock, number, by.pk)
    return the_only(_under_lock, number, by.pk)


def lock_order_anywhere(number: int) -> Order:
    """Return an order of whatever call center, locked, for who acts for all of them. Raises NoSuchOrder."""
    the_only(_lock, number, None)
    return the_only(_under_lock, number, None)


def order_at_desk(number: int, *, by: User) -> Order:
    """Return an order that the user may see, with all that its pages show. Raises NoSuchOrder."""
    return the_only(_at_desk, number, by.pk)


def lines_of(order: Order) -> list[OrderLine]:
    """Return the lines of an order as they were entered, with their items.

    They are read once and stay with it, so that an operation, and the answer to
    it, see what was done to them. Whoever adds or deletes one, or changes their
    rows without them, sets ``order.known_lines`` anew: to None, to have them read. Tests of what
    changes lines watch (tests/watched_lines.py).
    """
    if order.known_lines is None:
        order.known_lines = read_lines(order)
    return order.known_lines


def line_of(order: Order, number: int) -> OrderLine:
    """Return the line of an order with this number. Raises NoSuchLine."""
    for line in lines_of(order):
        if line.number == number:
            return line
    raise errors.NoSuchLine(number=order.number, line=number)


def read_lines(order: Order) -> list[OrderLine]:
    """Few have a mode, store, source code or address of their own: these are found once for all."""
    lines = _lines(order.pk)
    for name, found_by in OWN.items():
        having = [line for line in lines if getattr(line, f"{name}_id")]
        found = found_by({getattr(line, f"{name}_id") for line in having}) if having else {}
        for line in having:
            if own := found.get(getattr(line, f"{name}_id")):
                setattr(line, name, own)
    return lines


def holds_of(order: Order) -> list[Hold]:
    """Return what holds the order now, the oldest first."""
    return _holds(order.pk)


def standing_overrides(order: Order) -> list[Override]:
    """Return what is set by hand and not put back, with what was approved of it."""
    return _overrides(order.pk)


def requests_by_hand(order: Order) -> list[Approval]:
    """Return what is asked for to be set by hand, and not answered yet."""
    return _requests(order.pk)


def charges_on(order: Order) -> list[OrderCharge]:
    """Return an order's charges in the order in which they are read."""
    return _charges(order.pk)


def taxes_on(order: Order) -> list[OrderTax]:
    """Return an order's taxes, one for each rate, highest first."""
    return _taxes(order.pk)


def coupons_of(order: Order) -> list[str]:
    """Return the codes of the coupons the caller named, as he named them."""
    return _coupons(order.pk)


def the_only[Row](
    read: Callable[[int, int | None], list[Row]], number: int, user_id: int | None
) -> Row:
    found = read(number, user_id) if number <= BIGGEST else []
    if not found:
        raise errors.NoSuchOrder(number=number)
    return found[0]


@ready
def _lock(number: int, user_id: int | None) -> QuerySet[Order, int]:
    return _numbered(number, user_id).locked().values_list("pk", flat=True)


@ready
def _under_lock(number: int, user_id: int | None) -> QuerySet[Order]:
    return _numbered(number, user_id).with_all_shown()


@ready
def _at_desk(number: int, user_id: int | None) -> QuerySet[Order]:
    return _numbered(number, user_id).for_desk()


def _numbered(number: int, user_id: int | None) -> OrderQuerySet:
    found = Order.objects.all() if user_id is None else Order.objects.visible_to(user_id)
    return found.filter(number=number)


@ready
def _lines(order_id: int) -> QuerySet[OrderLine]:
    lines = OrderLine.objects.filter(order=order_id)
    return lines.select_related("item").order_by("number", "pk")


@ready
def _addresses(ids: set[int]) -> QuerySet[Address]:
    return Address.objects.filter(pk__among=ids)


@ready
def _source_codes(ids: set[int]) -> QuerySet[SourceCode]:
    return SourceCode.objects.filter(pk__among=ids).select_related("catalog")


@ready
def _holds(order_id: int) -> QuerySet[Hold]:
    return Hold.objects.open().filter(order=order_id).shown()


@ready
def _overrides(order_id: int) -> QuerySet[Override]:
    return (
        Override.objects.filter(order=order_id, put_back_at=None)
        .select_related("approval", "charge_code", "reason", "by")
        .order_by("pk")
    )


@ready
def _requests(order_id: int) -> QuerySet[Approval]:
    requests = Approval.objects.waiting().by_hand().filter(order=order_id)
    return requests.select_related("charge_code", "reason").order_by("pk")


@ready
def _charges(order_id: int) -> QuerySet[OrderCharge]:
    found = OrderCharge.objects.filter(order=order_id).select_related("charge_code")
    return found.order_by("charge_code__position", "charge_code__code", "pk")


@ready
def _taxes(order_id: int) -> QuerySet[OrderTax]:
    return OrderTax.objects.filter(order=order_id).order_by("-percent", "pk")


@ready
def _coupons(order_id: int) -> QuerySet[OrderCoupon, str]:
    named = OrderCoupon.objects.filter(order=order_id, freed_at=None)
    return named.order_by("added_at", "pk").values_list("code", flat=True)


@ready
def locked_stock(item_ids: Collection[int]) -> QuerySet[Stock, int]:
    return Stock.objects.filter(item__among=item_ids).locked().values_list("pk", flat=True)


OWN: Mapping[str, Callable[[set[int]], Mapping[int, Any]]] = {
    "mode": lambda _ids: every_mode(),
    "store": lambda _ids: every_warehouse(),
    "source_code": lambda ids: {row.pk: row for row in _source_codes(ids)},
    "address": lambda ids: {row.pk: row for row in _addresses(ids)},
}
