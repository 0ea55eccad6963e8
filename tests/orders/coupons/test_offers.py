"""Offers on a real order: for whom and when they hold, and what the desk says of them."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.models import CustomerTerms, Offer
from orders import operations
from orders.under_lock.reprice import reprice
from tests.factories import (
    NOW,
    CallCenterFactory,
    CatalogFactory,
    ChargeCodeFactory,
    ChargeRuleFactory,
    ItemFactory,
    ItemGroupFactory,
    OfferFactory,
    OrderFactory,
    PriceGroupFactory,
    SourceCodeFactory,
)
from tests.orders.answers import address
from tests.orders.drafts import add, draft, fresh

pytestmark = pytest.mark.django_db


def repriced(order):
    reprice(order, at=NOW)
    return fresh(order)


def test_holds_for_everybody_and_says_its_name(call_center, agent_client):
    OfferFactory.create(code="AUTUMN", name="Autumn weeks")

    order = draft("110.05")

    assert (order.discount_total, order.total) == (Decimal("11.01"), Decimal("99.04"))
    page = agent_client.get(address("orders:order", order)).content.decode()
    assert "Autumn weeks: 10 % off 110.05 is 11.01." in page
    assert '<span class="badge">offer</span>' in page
    assert "−11.01" in page


@pytest.mark.parametrize(
    ("change", "off"),
    [
        ({}, "10.00"),
        ({"currency": "EUR"}, "0"),
        ({"valid_from": date(2027, 1, 1)}, "0"),
        ({"valid_to": date(2026, 1, 1)}, "0"),
        ({"replaced_at": NOW}, "0"),
        ({"needs_coupon": True}, "0"),
    ],
)
def test_only_offers_that_stand_and_hold_today_count(call_center, change, off):
    offer = OfferFactory.create()
    Offer.objects.filter(pk=offer.pk).update(**change)

    assert draft("100.00").discount_total == Decimal(off)


def test_of_another_call_center_counts_nothing(call_center):
    OfferFactory.create(call_center=CallCenterFactory.create(code="FRFR"))
    assert draft("100.00").discount_total == 0

    OfferFactory.create(call_center=call_center)
    assert draft("100.00").discount_total == Decimal("10.00")


def test_of_a_catalogs_price_group_comes_with_its_source_code(call_center):
    group = PriceGroupFactory.create()
    catalog = CatalogFactory.create()
    catalog.price_groups.add(group)
    code = SourceCodeFactory.create(code="FAB26", catalog=catalog)
    OfferFactory.create(price_group=group)
    order = draft("100.00")
    assert order.discount_total == 0

    operations.set_source_code(
        order.number, version=order.version, source_code=code.code, at=NOW, by=order.taken_by
    )

    assert fresh(order).discount_total == Decimal("10.00")


def test_of_a_customers_price_group_is_his(call_center):
    group = PriceGroupFactory.create()
    OfferFactory.create(price_group=group)
    order = draft("100.00")
    CustomerTerms.objects.create(customer=order.customer, price_group=group)

    assert repriced(order).discount_total == Decimal("10.00")
    assert draft("100.00").discount_total == 0


def test_is_for_its_items_and_groups_and_not_for_those_left_out(call_center):
    group = ItemGroupFactory.create()
    taken, other = (ItemFactory.create(price="100.00", group=group) for _ in range(2))
    offer = OfferFactory.create()
    offer.items.create(item_group=group)
    offer.items.create(item=other, is_excluded=True)
    order = OrderFactory.create()
    for item in (taken, other, ItemFactory.create(price="100.00")):
        add(order, item.item_number)

    assert [line.discount for line in fresh(order).lines.order_by("number")] == [
        Decimal("10.00"), Decimal("0"), Decimal("0"),
    ]  # fmt: skip


def test_mix_and_match_from_its_parts(call_center):
    flask, cup = ItemFactory.create(price="30.00"), ItemFactory.create(price="10.00")
    OfferFactory.create(
        code="SET", name="Flask and two cups", kind="mix_and_match", value_kind="price",
        tiers=[("0", "40")], parts=[(1, [flask]), (2, [cup])],
    )  # fmt: skip
    order = OrderFactory.create()
    add(order, flask.item_number)
    add(order, cup.item_number, 2)

    assert fresh(order).total == Decimal("40.00")


def test_free_shipping_leaves_the_charge_at_nothing_and_says_why(call_center, agent_client):
    shipping = ChargeCodeFactory.create(code="SHIPPING", name="Shipping", is_shipping=True)
    ChargeRuleFactory.create(charge_code=shipping, tiers=[("0", None, "7.95")])
    OfferFactory.create(name="Free from 100", kind="free_shipping", tiers=[("100", "0")])
    assert draft("99.99").charges_total == Decimal("7.95")

    order = draft("100.00")

    assert order.charges_total == 0
    page = agent_client.get(address("orders:order", order)).content.decode()
    assert "Free from 100: free, since goods 100.00 reach 100.00." in page


def test_the_next_tier_is_said(call_center, agent_client):
    shipping = ChargeCodeFactory.create(code="SHIPPING", name="Shipping", is_shipping=True)
    ChargeRuleFactory.create(
        charge_code=shipping, tiers=[("0", "50", "5.95"), ("50", "150", "7.95"), ("150", None, "0")]
    )
    order = draft("110.05")

    page = agent_client.get(address("orders:order", order)).content.decode()

    assert "39.95 more, and Shipping is free." in page
