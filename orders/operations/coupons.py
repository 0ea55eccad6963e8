"""Coupons: named by the caller, and taken off again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from orders import errors
from orders.models import Event, Order, OrderCoupon, lock_order
from orders.models.events import record
from orders.operations.repeating import repeatable
from orders.under_lock.coupons import (
    is_reserved_at_entry,
    require_uses_left,
    reserved_until,
    standing_coupons,
    usable_coupon,
)
from orders.under_lock.reprice import reprice


@transaction.atomic
def add_coupon(
    number: int, *, version: int | None, coupon: str, key: UUID, at: datetime, by: User
) -> Order:
    """Put the coupon with this code on the order; it counts as soon as its offer is reached.

    Raises Stale, NotEditable, NoSuchCoupon, CouponExpired, CouponNotYetValid,
    CouponNotHere, CouponUsedUp, CouponUsedByCustomer, CouponOnTheOrder.
    """
    order = lock_order(number, by=by)
    said = [number, coupon]
    if Once.earlier(key, verb="add_coupon", by=by, said=said):
        return order
    order.require_version(version)
    order.require_editable()
    found = usable_coupon(order, coupon, at=at)
    if standing_coupons(order).filter(code=found.code).exists():
        raise errors.CouponOnTheOrder(code=found.code)
    require_uses_left(found, order, at=at)
    OrderCoupon.objects.create(
        order=order,
        coupon=found,
        code=found.code,
        customer=order.customer,
        added_at=at,
        added_by=by,
        until=reserved_until(order, at) if is_reserved_at_entry(order) else None,
    )
    reprice(order, at=at)
    record(order, Event.COUPON_ADDED, at=at, by=by, coupon=found.code)
    Once.keep(key, verb="add_coupon", by=by, said=said, answer=number)
    return order


@repeatable
def remove_coupon(
    number: int, *, version: int | None, coupon: str, at: datetime, by: User
) -> Order:
    """Take a coupon off the order; all is as before it was named. Raises Stale, NotEditable, CouponGone."""
    order = lock_order(number, by=by)
    order.require_version(version)
    order.require_editable()
    if not standing_coupons(order).filter(code=coupon).update(freed_at=at, until=None):
        raise errors.CouponGone(code=coupon)
    reprice(order, at=at)
    record(order, Event.COUPON_REMOVED, at=at, by=by, coupon=coupon)
    return order
