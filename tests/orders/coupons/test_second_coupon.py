"""Cases A7: two coupons of one offer; and a hint that says of what more is needed."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders import operations
from orders.models import OrderCoupon
from tests.factories import NOW, ChargeRuleFactory, CouponFactory, OfferFactory
from tests.orders.answers import address
from tests.orders.drafts import draft, fresh

pytestmark = pytest.mark.django_db


def add_coupon(order, code):
    return operations.add_coupon(
        order.number,
        version=fresh(order).version,
        coupon=code,
        key=uuid4(),
        at=NOW,
        by=order.taken_by,
    )


@pytest.mark.parametrize("codes", [["FIRST", "SECOND"], ["SECOND", "FIRST"]])
def test_a7_the_second_coupon_of_an_offer_gives_what_the_first_gives(codes, agent_client):
    offer = OfferFactory.create(needs_coupon=True, tiers=[("0", "10")], kind="simple")
    for code in ("FIRST", "SECOND"):
        CouponFactory.create(code=code, offer=offer)
    order = draft("100.00")

    for code in codes:
        add_coupon(order, code)

    assert fresh(order).discount_total == Decimal("10.00")
    page = agent_client.get(address("orders:order", order)).content.decode()
    assert f"It gives what coupon {codes[0]} gives: one of them is enough." in page
    assert "It does not hold any more" not in page


def test_the_second_is_not_used():
    offer = OfferFactory.create(needs_coupon=True, tiers=[("0", "10")], kind="simple")
    for code in ("FIRST", "SECOND"):
        CouponFactory.create(code=code, offer=offer)
    order = draft("100.00")
    for code in ("FIRST", "SECOND"):
        add_coupon(order, code)

    told = {hint["coupon"]: hint["amount"] for hint in fresh(order).hints["coupons"]}

    assert {code: Decimal(amount) for code, amount in told.items()} == {"FIRST": 10, "SECOND": 0}
    assert OrderCoupon.objects.count() == 2


def test_a_hint_says_of_what_more_is_needed(agent_client):
    ChargeRuleFactory.create(tiers=[("0", None, "9.00")])
    order = draft("10.00", "70.00")
    tent = order.lines.get(number=1).item
    OfferFactory.create(name="Tents", kind="free_shipping", tiers=[("50", "0")], items=[tent])

    operations.change_line(
        order.number, 1, version=fresh(order).version, quantity=2, at=NOW, by=order.taken_by
    )

    page = agent_client.get(address("orders:order", order)).content.decode()
    assert "30.00 more of what “Tents” is for, and Shipping is free." in page
