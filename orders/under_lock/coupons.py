"""Coupons: reserved like stock, used at submit, freed where they were not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import QuerySet

from callcenter.models import Reserving
from callcenter.words.dates import day_written
from catalog.models import Coupon
from catalog.terms import offers
from orders import errors
from orders.models import Order, OrderCoupon
from orders.questions.coupons import no_uses_left
from orders.questions.reading import unused_coupons


def reserve_coupons(order: Order, *, at: datetime, for_good: bool = False) -> None:
    """Reserve the uses of coupons that give something; ``for_good`` uses them and frees the others.

    Runs under the order's lock, after it was priced. Raises CouponUsedUp,
    CouponUsedByCustomer.
    """
    named = unused_coupons(order.pk)
    if not named:
        return
    giving = {hint["coupon"] for hint in order.hints["coupons"] if Decimal(hint["amount"])}
    locked = {coupon.code: coupon for coupon in lock_coupons(row.code for row in named)}
    for row in named:
        if row.code in giving and row.code in locked:
            require_uses_left(locked[row.code], order, at=at)
            row.until = None if for_good else reserved_until(order, at)
            row.used_at = at if for_good else None
        elif for_good:
            row.freed_at, row.until = at, None
        row.save(update_fields=["until", "used_at", "freed_at"])


def free_coupons(order: Order, *, at: datetime) -> None:
    """Give back what a cancelled order had reserved or used."""
    standing_coupons(order).update(freed_at=at, until=None)


def standing_coupons(order: Order) -> QuerySet[OrderCoupon]:
    return OrderCoupon.objects.filter(order=order, freed_at=None)


def lock_coupons(codes: Iterable[str]) -> list[Coupon]:
    """Lock the coupons of these codes, in one order everywhere, so that none waits for the other."""
    standing = Coupon.objects.standing().filter(code__in=list(codes))
    return list(standing.select_for_update(of=("self",)).order_by("pk"))


def usable_coupon(order: Order, typed: str, *, at: datetime) -> Coupon:
    """Return the coupon with this code, locked; refuse one that does not hold here today."""
    code = "".join(typed.split()).upper()
    found = lock_coupons([code])
    if not found:
        raise errors.NoSuchCoupon(code=code)
    (coupon,) = found
    today = order.day_of(at)
    if coupon.valid_to and coupon.valid_to < today:
        raise errors.CouponExpired(code=code, day=day_written(coupon.valid_to))
    if coupon.valid_from and coupon.valid_from > today:
        raise errors.CouponNotYetValid(code=code, day=day_written(coupon.valid_from))
    here = offers(call_center=order.call_center, currency=order.currency, coupons=[code], on=today)
    if all(brought_by != code for _, brought_by in here):
        raise errors.CouponNotHere(code=code)
    return coupon


def require_uses_left(coupon: Coupon, order: Order, *, at: datetime) -> None:
    """Refuse a coupon that is used up. Raises CouponUsedUp, CouponUsedByCustomer."""
    if refusal := no_uses_left(coupon, order, at=at):
        raise refusal


def reserved_until(order: Order, at: datetime) -> datetime:
    return at + timedelta(minutes=order.call_center.reserved_minutes)


def is_reserved_at_entry(order: Order) -> bool:
    return order.call_center.reserving == Reserving.ENTRY
