"""The terms of an order being modified: those of the first submit, today's for what is new."""

from decimal import Decimal

import pytest
from django.utils import timezone

from orders import operations
from tests.factories import (
    ItemFactory,
    OfferedPriceGroupFactory,
    OfferFactory,
    PriceFactory,
    PriceGroupFactory,
    TaxGroupFactory,
    TaxRateFactory,
)
from tests.orders.amended import (
    amend,
    figures,
    lines_of,
    new_price,
    new_tiers,
    open_order,
    said,
    submit_again,
)
from tests.orders.drafts import add, draft, pay

pytestmark = pytest.mark.django_db


def test_lines_that_were_there_keep_their_price_and_charges_and_new_ones_have_todays():
    ItemFactory.create(item_number="90001", price="20.00")
    order = open_order()
    new_price("81327", "150.00")
    new_price("90001", "25.00")
    new_tiers("SHIPPING", ("0", None, "30.00"))

    amend(order)
    add(order, "90001", at=timezone.now())

    assert figures(order) == (
        [(1, 1, "110.05"), (2, 1, "25.00")],
        [("HANDLING", "2.00"), ("SHIPPING", "7.95")],
        "145.00",
    )


def test_a_changed_quantity_of_a_line_that_was_there_keeps_the_promised_price():
    order = open_order()
    new_price("81327", "99.00")

    amend(order)
    operations.change_line(order.number, 1, quantity=2, **said(order))

    assert figures(order) == (  # 220.10 of goods: shipping is free from 150.00 on
        [(1, 2, "110.05")],
        [("HANDLING", "2.00"), ("SHIPPING", "0.00")],
        "222.10",
    )


def test_a_line_added_in_an_earlier_change_keeps_the_price_of_its_own_submit():
    ItemFactory.create(item_number="90001", price="20.00")
    order = open_order()
    new_price("90001", "25.00")
    amend(order)
    add(order, "90001", at=timezone.now())
    pay(order, at=timezone.now())
    submit_again(order, "145.00")
    new_price("90001", "40.00")

    amend(order)
    operations.change_line(order.number, 2, quantity=2, **said(order))

    assert figures(order)[0] == [(1, 1, "110.05"), (2, 2, "25.00")]


def test_an_offer_that_came_later_is_for_new_lines_alone_and_one_that_ended_for_the_old():
    ItemFactory.create(item_number="90001", price="20.00")
    order = draft("100.00")
    ended = OfferFactory.create(tiers=[("0", "10")])
    order = open_order(order)
    assert order.total == Decimal("90.00")
    type(ended).objects.filter(pk=ended.pk).update(replaced_at=timezone.now())
    OfferFactory.create(tiers=[("0", "50")])

    amend(order)
    add(order, "90001", at=timezone.now())

    assert [line.net for line in lines_of(order)] == [Decimal("90.00"), Decimal("10.00")]


def test_the_tax_of_lines_that_were_there_stays_and_price_groups_are_those_that_held():
    tax = TaxGroupFactory.create()
    rate = TaxRateFactory.create(tax_group=tax, percent=Decimal(10))
    item = ItemFactory.create(item_number="90001", price="20.00", tax_group=tax)
    order = draft()
    add(order, "90001")
    order = open_order(order)
    assert order.total == Decimal("22.00")
    type(rate).objects.filter(pk=rate.pk).update(replaced_at=timezone.now())
    TaxRateFactory.create(tax_group=tax, percent=Decimal(20))
    group = PriceGroupFactory.create()
    PriceFactory.create(item=item, price_group=group, unit_price=Decimal("15.00"))
    type(item.prices.first()).objects.update(created_at=order.submitted_at)
    OfferedPriceGroupFactory.create(price_group=group)

    amend(order)
    add(order, "90001", at=timezone.now())

    assert [(line.unit_price, line.tax) for line in lines_of(order)] == [
        (Decimal("20.00"), Decimal("2.00")),
        (Decimal("15.00"), Decimal("3.00")),
    ]
