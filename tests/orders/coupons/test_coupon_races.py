"""A coupon that may be used once, named by many callers at the same moment."""

from uuid import UUID

import pytest

from orders import operations
from orders.models import OrderCoupon
from payments.models import PaymentEvent
from tests.factories import NOW, CouponFactory, OfferFactory
from tests.orders.drafts import draft, fresh, pay
from tests.orders.racing import at_once, names

AGENTS = 8


@pytest.mark.usefixtures("own_database")
def test_the_last_use_is_reserved_once_and_no_refused_agent_takes_money(call_center):
    coupon = CouponFactory.create(
        code="ONCE", offer=OfferFactory.create(needs_coupon=True), most_uses=1
    )
    orders = [draft("10.00") for _ in range(AGENTS)]
    for number, order in enumerate(orders):
        operations.add_coupon(
            order.number,
            version=order.version,
            coupon="ONCE",
            key=UUID(int=number),
            at=NOW,
            by=order.taken_by,
        )

    outcomes = at_once(*[lambda order=order: pay(order) for order in orders])

    assert names(outcomes) == ["CouponUsedUp"] * (AGENTS - 1) + ["Payment"]
    assert PaymentEvent.objects.count() == 1
    reserved = OrderCoupon.objects.filter(until__isnull=False)
    assert [row.coupon for row in reserved] == [coupon]
    assert [fresh(order).secured_total for order in orders].count(0) == AGENTS - 1
