"""Which price an order gets: for whom, by which code, on which day, from which quantity."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from catalog.models import CustomerTerms
from orders import operations
from pricing.errors import NoPrice
from tests.factories import (
    NOW,
    CallCenterFactory,
    CatalogFactory,
    CustomerFactory,
    CustomerGroupFactory,
    ItemFactory,
    OfferedPriceGroupFactory,
    PriceFactory,
    PriceGroupFactory,
    SourceCodeFactory,
    agent_of,
)
from tests.orders.answers import day
from tests.orders.drafts import add, draft, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(call_center):
    """Costs 10.00 where nothing better is offered."""
    return ItemFactory.create(item_number="70001", price="10.00")


def group_price(item, unit_price, *, priority=10, **about):
    group = PriceGroupFactory.create(priority=priority)
    PriceFactory.create(item=item, price_group=group, unit_price=unit_price, **about)
    return group


def price_of(order, quantity=1, *, at=NOW):
    line = add(order, "70001", quantity, at=at)
    line.refresh_from_db()
    return line.unit_price


def test_the_base_price_where_nothing_else_holds(item):
    group_price(item, "1.00")

    assert price_of(draft()) == Decimal("10.00")


def test_the_price_group_of_the_call_center(item):
    OfferedPriceGroupFactory.create(price_group=group_price(item, "9.00"))

    assert price_of(draft()) == Decimal("9.00")


def test_a_group_goes_before_the_base_price_even_where_it_asks_more(item):
    OfferedPriceGroupFactory.create(price_group=group_price(item, "12.00"))

    assert price_of(draft()) == Decimal("12.00")


def test_of_two_groups_the_smaller_priority_wins(item):
    OfferedPriceGroupFactory.create(price_group=group_price(item, "9.00", priority=1))
    OfferedPriceGroupFactory.create(price_group=group_price(item, "8.00", priority=2))

    assert price_of(draft()) == Decimal("9.00")


def test_of_two_groups_alike_the_lower_price_wins(item):
    OfferedPriceGroupFactory.create(price_group=group_price(item, "9.00"))
    OfferedPriceGroupFactory.create(price_group=group_price(item, "8.00"))

    assert price_of(draft()) == Decimal("8.00")


def test_a_group_of_another_call_center_does_not_hold(item):
    elsewhere = CallCenterFactory.create(code="FRFR")
    OfferedPriceGroupFactory.create(call_center=elsewhere, price_group=group_price(item, "9.00"))

    assert price_of(draft()) == Decimal("10.00")


def test_the_terms_of_the_customer(item):
    order = draft()
    CustomerTerms.objects.create(customer=order.customer, price_group=group_price(item, "7.00"))

    assert price_of(order) == Decimal("7.00")
    assert price_of(draft()) == Decimal("10.00")


def test_the_terms_of_his_group(item):
    group = CustomerGroupFactory.create()
    CustomerTerms.objects.create(customer_group=group, price_group=group_price(item, "7.00"))

    assert price_of(draft(customer=CustomerFactory.create(group=group))) == Decimal("7.00")
    assert price_of(draft()) == Decimal("10.00")


def test_the_source_code_brings_its_prices(item):
    catalog = CatalogFactory.create(price_groups=[group_price(item, "6.00", priority=1)])
    code = SourceCodeFactory.create(catalog=catalog).code
    order = draft()
    operations.set_source_code(order.number, version=1, source_code=code, at=NOW, by=order.taken_by)

    assert price_of(order) == Decimal("6.00")
    assert price_of(draft()) == Decimal("10.00")


@pytest.mark.parametrize(
    ("quantity", "price"), [(1, "10.00"), (4, "10.00"), (5, "8.00"), (9, "8.00"), (10, "7.00")]
)
def test_a_quantity_break_counts_from_its_quantity_on(item, quantity, price):
    PriceFactory.create(item=item, unit_price="8.00", from_quantity=5)
    PriceFactory.create(item=item, unit_price="7.00", from_quantity=10)

    assert price_of(draft(), quantity) == Decimal(price)


def test_a_break_of_a_group_not_reached_leaves_the_base_price(item):
    OfferedPriceGroupFactory.create(price_group=group_price(item, "6.00", from_quantity=3))

    order = draft()
    assert price_of(order, 2) == Decimal("10.00")
    assert price_of(order, 3) == Decimal("6.00")


@pytest.mark.parametrize(
    ("at", "price"),
    [
        ("2026-11-23 07:59+00:00", "10.00"),
        ("2026-11-23 08:00+00:00", "8.00"),
        ("2026-11-25 07:59+00:00", "8.00"),
        ("2026-11-25 08:00+00:00", "10.00"),
    ],
)
def test_both_ends_of_its_days_count_by_the_clock_of_the_call_center(item, at, price):
    group = group_price(item, "8.00", valid_from=date(2026, 11, 23), valid_to=date(2026, 11, 24))
    OfferedPriceGroupFactory.create(price_group=group)

    assert price_of(draft(), at=day(at)) == Decimal(price)


def test_another_clock_has_another_day(item):
    tokyo = CallCenterFactory.create(code="JP", time_zone="Asia/Tokyo")
    group = group_price(item, "8.00", valid_from=date(2026, 11, 25))
    for call_center in (tokyo, draft().call_center):
        OfferedPriceGroupFactory.create(call_center=call_center, price_group=group)
    order = draft(call_center=tokyo, taken_by=agent_of(tokyo))

    assert price_of(order, at=day("2026-11-24 15:00+00:00")) == Decimal("8.00")
    assert price_of(draft(), at=day("2026-11-24 15:00+00:00")) == Decimal("10.00")


def test_a_price_that_was_replaced_no_longer_holds(item):
    item.prices.update(replaced_at=timezone.now())
    PriceFactory.create(item=item, unit_price="11.00")

    assert price_of(draft()) == Decimal("11.00")


@pytest.mark.parametrize("about", [{"currency": "EUR"}, {"with_tax": True}])
def test_a_price_of_another_currency_or_kind_does_not_hold(item, about):
    item.prices.all().delete()
    PriceFactory.create(item=item, unit_price="5.00", **about)

    with pytest.raises(NoPrice, match="Item 70001 has no price in USD today"):
        add(draft(), "70001")


def test_prices_with_tax_hold_where_prices_are_said_with_tax(item):
    france = CallCenterFactory.create(code="FRFR", currency="EUR", prices_with_tax=True)
    PriceFactory.create(item=item, unit_price="69.00", currency="EUR", with_tax=True)
    PriceFactory.create(item=item, unit_price="57.50", currency="EUR")

    order = draft(call_center=france)

    assert price_of(order) == Decimal("69.00")


def test_one_price_is_found_for_all_lines_of_an_item_together(item):
    OfferedPriceGroupFactory.create(price_group=group_price(item, "8.00", from_quantity=5))
    order = draft()

    for quantity, price in [(1, "10.00"), (2, "10.00"), (2, "8.00")]:
        add(order, "70001", quantity)

        prices = order.lines.values_list("unit_price", flat=True)
        assert set(prices) == {Decimal(price)}
    assert fresh(order).total == Decimal("40.00")


def of_call_center(order, group):
    OfferedPriceGroupFactory.create(price_group=group)


def of_customer(order, group):
    CustomerTerms.objects.create(customer=order.customer, price_group=group)


def of_customer_group(order, group):
    CustomerTerms.objects.create(customer_group=order.customer.group, price_group=group)


def of_catalog(order, group):
    code = SourceCodeFactory.create(catalog=CatalogFactory.create(price_groups=[group]))
    order.source_code = code
    order.save(update_fields=["source_code"])


WHOSE = [of_call_center, of_customer, of_customer_group, of_catalog]
PAIRS = [(first, second) for first in WHOSE for second in WHOSE if first is not second]


@pytest.mark.parametrize(
    ("first", "second"), PAIRS, ids=[f"{one.__name__}-{two.__name__}" for one, two in PAIRS]
)
def test_the_priority_decides_whosever_the_groups_are(item, first, second):
    order = draft(customer=CustomerFactory.create(group=CustomerGroupFactory.create()))
    first(order, group_price(item, "9.00", priority=1))
    second(order, group_price(item, "8.00", priority=2))

    assert price_of(order) == Decimal("9.00")


@pytest.mark.parametrize(
    ("quantity", "price"), [(1, "8.50"), (4, "8.50"), (5, "9.00"), (9, "9.00"), (10, "8.00")]
)
def test_a_break_of_the_first_group_leaves_the_next_until_it_is_reached(item, quantity, price):
    first = group_price(item, "9.00", priority=1, from_quantity=5)
    PriceFactory.create(item=item, price_group=first, unit_price="8.00", from_quantity=10)
    for group in (first, group_price(item, "8.50", priority=2)):
        OfferedPriceGroupFactory.create(price_group=group)

    assert price_of(draft(), quantity) == Decimal(price)


def test_an_item_outside_the_catalog_is_sold_at_the_call_centers_price(item):
    other = ItemFactory.create(item_number="70002", price="20.00")
    order = draft()
    of_catalog(order, group_price(other, "15.00", priority=1))
    assert price_of(order) == Decimal("10.00")

    OfferedPriceGroupFactory.create(price_group=group_price(item, "9.50", priority=5))

    assert price_of(order) == Decimal("9.50")
