"""What nearly every operation and answer reads first: an order, and what hangs on it."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet

from callcenter.models import User
from callcenter.ready import ready
from orders import errors
from orders.models.charge import OrderCharge
from orders.models.hold import Hold
from orders.models.line import OrderLine
from orders.models.order import Order
from orders.models.override import Override
from orders.models.reserved import OrderCoupon

BIGGEST = 2_147_483_647  # of PostgreSQL's integer


def lock_order(number: int, *, by: User) -> Order:
    """Return an order that the user may see, its row locked until the transaction ends.

    Raises NoSuchOrder.
    """
    return the_only(_locked, number, by)


def order_at_desk(number: int, *, by: User) -> Order:
    """Return an order that the user may see, with all that its pages show. Raises NoSuchOrder."""
    return the_only(_at_desk, number, by)


def lines_of(order: Order) -> list[OrderLine]:
    """Return the lines of an order as they were entered."""
    return _lines(order.pk)


def holds_of(order: Order) -> list[Hold]:
    """Return what holds the order now, the oldest first."""
    return _holds(order.pk)


def standing_overrides(order: Order) -> list[Override]:
    """Return what is set by hand and not put back, with what was approved of it."""
    return _overrides(order.pk)


def charges_on(order: Order) -> list[OrderCharge]:
    """Return an order's charges in the order in which they are read."""
    return _charges(order.pk)


def coupons_of(order: Order) -> list[str]:
    """Return the codes of the coupons the caller named, as he named them."""
    return _coupons(order.pk)


def the_only(read: Callable[[int, int], list[Order]], number: int, by: User) -> Order:
    found = read(number, by.pk) if number <= BIGGEST else []
    if not found:
        raise errors.NoSuchOrder(number=number)
    return found[0]


@ready
def _locked(number: int, user_id: int) -> QuerySet[Order]:
    return Order.objects.visible_to(user_id).locked().filter(number=number)


@ready
def _at_desk(number: int, user_id: int) -> QuerySet[Order]:
    return Order.objects.visible_to(user_id).for_desk().filter(number=number)


@ready
def _lines(order_id: int) -> QuerySet[OrderLine]:
    return OrderLine.objects.filter(order=order_id).in_order()


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
def _charges(order_id: int) -> QuerySet[OrderCharge]:
    found = OrderCharge.objects.filter(order=order_id).select_related("charge_code")
    return found.order_by("charge_code__position", "charge_code__code", "pk")


@ready
def _coupons(order_id: int) -> QuerySet[OrderCoupon, str]:
    named = OrderCoupon.objects.filter(order=order_id, freed_at=None)
    return named.order_by("added_at", "pk").values_list("code", flat=True)
