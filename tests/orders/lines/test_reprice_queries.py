"""Pricing asks as many queries for 500 lines as for one."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Item
from orders.models import OrderCoupon, OrderLine, Override, SetByHand
from orders.under_lock.reprice import reprice
from tests.factories import (
    NOW,
    ChargeRuleFactory,
    CouponFactory,
    ItemFactory,
    ItemGroupFactory,
    OfferFactory,
    OrderFactory,
    PriceFactory,
    ReasonCodeFactory,
    TaxGroupFactory,
    TaxRateFactory,
)
from tests.orders.drafts import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms(call_center):
    """Something of everything that has a price."""
    tax = TaxGroupFactory.create()
    TaxRateFactory.create(tax_group=tax, percent="7.25")
    ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    ChargeRuleFactory.create(level="line", tiers=[("0", None, "0.10")])
    ChargeRuleFactory.create(spread=True, tiers=[("0", None, "3.00")])
    OfferFactory.create(tiers=[("0", "5")])
    CouponFactory.create(code="TEN", offer=OfferFactory.create(needs_coupon=True))
    group = ItemGroupFactory.create()
    for number in range(100):
        item = ItemFactory.create(
            item_number=f"9{number:04}", price="10.00", group=group, tax_group=tax
        )
        PriceFactory.create(item=item, unit_price="9.00", from_quantity=3)


def order_of(lines):
    order = OrderFactory.create()
    items = list(Item.objects.filter(item_number__startswith="9").order_by("item_number"))
    OrderLine.objects.bulk_create(
        OrderLine(order=order, number=n, item=items[n % 100], quantity=1 + n % 4)
        for n in range(1, lines + 1)
    )
    coupon = CouponFactory._meta.model.objects.get(code="TEN")
    OrderCoupon.objects.create(
        order=order, coupon=coupon, code="TEN", customer=order.customer,
        added_at=NOW, added_by=order.taken_by,
    )  # fmt: skip
    touched(order, 1, SetByHand.PRICE, "8.00")
    touched(order, None, SetByHand.ORDER_DISCOUNT, "1.00")
    return fresh(order)


def touched(order, line, kind, amount):
    Override.objects.create(
        order=order, line=line, kind=kind, amount=Decimal(amount), from_amount=10,
        reason=ReasonCodeFactory.create(), at=NOW, by=order.taken_by,
    )  # fmt: skip


def asked(order):
    with CaptureQueriesContext(connection) as context:
        reprice(order, at=NOW)
    return len(context)


def test_as_many_for_500_lines_as_for_one(terms):
    orders = [order_of(lines) for lines in (1, 1, 50, 500)]
    asked(orders[0])  # what the first one alone asks

    first = [asked(order) for order in orders[1:]]
    again = [asked(fresh(order)) for order in orders[1:]]

    assert len(set(first)) == 1
    assert len(set(again)) == 1
    assert again[0] < first[0] <= 34
    assert fresh(orders[3]).lines.filter(discount__gt=0).count() == 500
