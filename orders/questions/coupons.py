"""Whether a coupon can be used once more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from django.db.models import F, Q

from callcenter.errors import Refused
from catalog.models import Coupon
from orders import errors
from orders.models import Order, OrderCoupon
from orders.questions.reading import unused_coupons


def used_up(order: Order, *, at: datetime) -> Iterator[Refused]:
    """Tell which coupons that give something were used up by other orders since they were named.

    Asks only where the order has coupons.
    """
    giving = {hint["coupon"] for hint in order.hints.get("coupons", []) if Decimal(hint["amount"])}
    if not giving:
        return
    named = {row.code for row in unused_coupons(order.pk)} & giving
    for coupon in Coupon.objects.standing().filter(code__in=named).order_by("pk"):
        if refusal := no_uses_left(coupon, order, at=at):
            yield refusal


def no_uses_left(coupon: Coupon, order: Order, *, at: datetime) -> Refused | None:
    """Return why a coupon cannot be used: other orders have used or reserved it as often as it may be.

    One taken off an order that is being modified counts until that is
    submitted: the changes may yet be discarded.
    """
    taken_off = Q(
        used_at__isnull=False,
        order__amendments__ended_at=None,
        order__amendments__at__lte=F("freed_at"),
    )
    counted = (
        OrderCoupon.objects.filter(Q(freed_at=None) | taken_off, code=coupon.code)
        .filter(
            Q(used_at__isnull=False)
            | Q(until__gt=at)
            | Q(order__secured_total__gt=0)
            | Q(order__waiting_total__gt=0)
        )
        .exclude(order=order)
        .distinct()
    )
    if coupon.most_uses is not None and counted.count() >= coupon.most_uses:
        return errors.CouponUsedUp(code=coupon.code)
    own = counted.filter(customer=order.customer)
    most = coupon.most_uses_per_customer
    if most is not None and own.count() >= most:
        return errors.CouponUsedByCustomer(code=coupon.code)
    return None
