"""What changes and answers of the desk ask besides the order itself: queries written once."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from callcenter.sql.ready import ready
from catalog.models import Stock
from customers.models import Address
from orders.models import (
    OrderCharge,
    OrderCoupon,
    OrderEvent,
    OrderLine,
    OrderTax,
    Reservation,
)
from orders.models.reserving import reserved_pieces


@ready
def addresses_of_customer(customer_id: int) -> QuerySet[Address]:
    return Address.objects.filter(customer=customer_id).order_by("-is_default", "pk")[:50]


@ready
def stock_of(
    item_ids: list[int], at: datetime, but_for: int | None
) -> QuerySet[Stock, tuple[int, int, int, int, int]]:
    reserved = reserved_pieces(at, but_for=but_for)
    rows = Stock.objects.filter(item__among=item_ids).annotate(reserved=reserved)
    return rows.values_list("item", "warehouse", "pk", "on_hand", "reserved")


@ready
def unused_coupons(order_id: int) -> QuerySet[OrderCoupon]:
    named = OrderCoupon.objects.filter(order=order_id, freed_at=None, used_at=None)
    return named.order_by("coupon_id")


@ready
def stored_charges(order_id: int) -> QuerySet[OrderCharge]:
    return OrderCharge.objects.filter(order=order_id)


@ready
def stored_taxes(order_id: int) -> QuerySet[OrderTax]:
    return OrderTax.objects.filter(order=order_id)


@ready
def reservations(order_id: int) -> QuerySet[Reservation]:
    return Reservation.objects.filter(order=order_id)


@ready
def kept_pieces(order_id: int, at: datetime) -> QuerySet[Reservation, int]:
    return Reservation.objects.active(at).filter(order=order_id).values_list("pk", flat=True)[:1]


@ready
def waiting_lines(order_id: int, at: datetime) -> QuerySet[OrderLine, int]:
    return (
        OrderLine.objects.back_ordered(at).filter(order=order_id).values_list("pk", flat=True)[:1]
    )


@ready
def events_by_others(order_id: int, seen: int, by_id: int) -> QuerySet[OrderEvent]:
    unseen = OrderEvent.objects.filter(order=order_id, found_version__gte=seen).exclude(by=by_id)
    return unseen.select_related("by").order_by("at", "pk")
