"""How often a coupon may be used, and what counts as used."""

from datetime import timedelta
from decimal import Decimal

import pytest

from callcenter.models import Reserving
from orders import errors, operations
from orders.models import OrderCoupon
from tests.factories import NOW, OrderFactory
from tests.orders.coupons.adding import add_coupon, refused
from tests.orders.drafts import add, draft, fresh, pay, submit

pytestmark = pytest.mark.django_db


def another(customer=None):
    return OrderFactory.create(**({"customer": customer} if customer else {}))


def used_by(order, code="SAVE75", **about):
    add(order, draft("750.00").lines.get().item.item_number)
    add_coupon(order, code)
    OrderCoupon.objects.filter(order=order).update(**about)
    return order


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        ({"used_at": NOW}, True),
        ({"until": NOW + timedelta(minutes=1)}, True),
        ({"until": NOW}, False),
        ({}, False),
        ({"used_at": NOW, "freed_at": NOW}, False),
    ],
)
def test_uses_in_total_count_what_is_used_or_reserved(save75, state, counts):
    save75.most_uses = 1
    save75.save()
    used_by(another(), **state)

    if counts:
        refused(draft("750.00"), errors.CouponUsedUp, "used as often as it may be")
    else:
        add_coupon(draft("750.00"))


def test_what_an_order_that_holds_money_named_stays_counted(save75):
    save75.most_uses = 1
    save75.save()
    holding = used_by(another())
    holding.secured_total = Decimal("1.00")
    holding.save(update_fields=["secured_total"])

    refused(draft("750.00"), errors.CouponUsedUp, "used as often as it may be")


def test_uses_per_customer_are_the_customers_own(save75):
    save75.most_uses_per_customer = 1
    save75.save()
    first = used_by(another(), used_at=NOW)

    add_coupon(draft("750.00"))
    mine = draft("750.00", customer=first.customer)
    refused(mine, errors.CouponUsedByCustomer, "The customer has used coupon SAVE75")


def test_at_entry_it_is_reserved_at_once_where_the_call_center_says_so(save75, call_center):
    call_center.reserving, call_center.reserved_minutes = Reserving.ENTRY, 20
    call_center.save()

    add_coupon(draft("750.00"))

    assert OrderCoupon.objects.get().until == NOW + timedelta(minutes=20)


def test_is_reserved_at_complete_and_used_at_submit(save75, call_center):
    order = draft("750.00")
    add_coupon(order)

    operations.complete(order.number, at=NOW, by=order.taken_by)
    assert OrderCoupon.objects.get().until == NOW + timedelta(minutes=30)

    pay(order)
    submit(order)
    row = OrderCoupon.objects.get()
    assert (row.used_at, row.until, row.freed_at) == (NOW, None, None)


def test_one_that_gave_nothing_is_freed_at_submit(save75):
    order = draft("749.99")
    add_coupon(order)
    operations.complete(order.number, at=NOW, by=order.taken_by)
    assert OrderCoupon.objects.get().until is None

    pay(order)
    submit(order)

    assert OrderCoupon.objects.get().freed_at == NOW


def test_one_that_another_order_used_meanwhile_stops_complete(save75):
    save75.most_uses = 1
    save75.save()
    order, other = draft("750.00"), draft("750.00")
    for one in (order, other):
        add_coupon(one)
    operations.complete(other.number, at=NOW, by=other.taken_by)

    with pytest.raises(errors.CouponUsedUp):
        operations.complete(order.number, at=NOW, by=order.taken_by)

    assert fresh(order).completed_at is None


def test_a_cancelled_order_gives_it_back(save75):
    order = draft("750.00")
    add_coupon(order)
    operations.cancel_order(
        order.number, version=fresh(order).version, reason="No", at=NOW, by=order.taken_by
    )

    assert OrderCoupon.objects.get().freed_at == NOW
