"""The engine: what one offer gives."""

from decimal import Decimal

import pytest

from pricing import Scope, price
from tests.pricing.facts import decimals, discounts, facts, line, offer, priced, terms

# One offer


@pytest.mark.parametrize(
    ("gives", "value", "off"),
    [
        ("percent", "25", "14.99"),
        ("percent", "100", "59.97"),
        ("amount", "2.50", "7.50"),
        ("amount", "20.00", "59.97"),
        ("price", "15.00", "14.97"),
        ("price", "19.99", "0"),
        ("price", "25.00", "0"),
    ],
)
def test_simple_is_off_every_piece(gives, value, off):
    found = priced(line("19.99", 3), offers=[offer(("0", value), gives=gives)])

    assert discounts(found) == [Decimal(off)]


@pytest.mark.parametrize(
    ("quantities", "off"),
    [
        ((1, 1), ("0", "0")),
        ((1, 2), ("1.00", "1.00")),
        ((3, 1), ("3.00", "0.50")),
        ((4, 2), ("8.00", "2.00")),
    ],
)
def test_quantity_counts_the_pieces_of_its_items_together(quantities, off):
    """From 3 pieces 10 percent, from 6 pieces 20 percent, of items at 10.00 and 5.00."""
    first, second = quantities
    tiers = offer(("3", "10"), ("6", "20"), kind="quantity")

    found = priced(line("10.00", first), line("5.00", second), offers=[tiers])

    assert discounts(found) == decimals(*off)


@pytest.mark.parametrize(
    ("goods", "off"), [("749.99", "0"), ("750.00", "75.00"), ("1000.00", "75.00")]
)
def test_threshold_is_off_the_sum_once(goods, off):
    found = priced(line(goods), offers=[offer(("750", "75"), kind="threshold", gives="amount")])

    assert discounts(found) == [Decimal(off)]


def test_threshold_is_spread_by_what_each_line_comes_to():
    found = priced(
        line("10.00"), line("20.00"), offers=[offer(("30", "5"), kind="threshold", gives="amount")]
    )

    assert discounts(found) == decimals("1.67", "3.33")
    assert found.lines[0].because[1] == {
        "step": "offer",
        "offer": "OFFER1",
        "coupon": "",
        "kind": "threshold",
        "value_kind": "amount",
        "value": "5",
        "times": 1,
        "base": "10.00",
        "of": "5.00",
        "whole_base": "30.00",
        "amount": "1.67",
    }


def test_the_highest_step_that_is_reached_counts():
    steps = offer(("100", "5"), ("200", "20"), kind="threshold", gives="amount")

    assert priced(line("199.99"), offers=[steps]).totals.discount == Decimal("5.00")
    assert priced(line("200.00"), offers=[steps]).totals.discount == Decimal("20.00")


def test_the_next_step_is_the_first_one_that_is_not_reached():
    steps = offer(("200", "20"), ("300", "30"), ("100", "5"), kind="threshold", gives="amount")

    assert steps.next_tier(Decimal("99.99")).at_least == Decimal("100")
    assert steps.next_tier(Decimal("100.00")).at_least == Decimal("200")
    assert steps.next_tier(Decimal("300.00")) is None


def test_a_simple_offer_counts_no_pieces():
    assert discounts(priced(line("10.00", 5), offers=[offer(("3", "10"))])) == [Decimal("0")]


def test_pieces_that_cost_nothing_do_not_count():
    """From 3 pieces 10 percent; two of the three cost nothing."""
    found = priced(line("0.00", 2), line("10.00"), offers=[offer(("3", "10"), kind="quantity")])

    assert discounts(found) == decimals("0", "0")


@pytest.mark.parametrize(
    ("scope", "off"),
    [
        (Scope(), ("1.00", "1.00", "1.00")),
        (Scope(items=frozenset({1})), ("1.00", "0", "0")),
        (Scope(groups=frozenset({7})), ("0", "1.00", "1.00")),
        (Scope(groups=frozenset({7}), not_items=frozenset({3})), ("0", "1.00", "0")),
        (Scope(not_groups=frozenset({7})), ("1.00", "0", "0")),
        (Scope(items=frozenset({1}), groups=frozenset({7})), ("1.00", "1.00", "1.00")),
    ],
)
def test_an_offer_is_for_its_items_alone(scope, off):
    lines = [line("10.00"), line("10.00", group=7), line("10.00", group=7)]

    assert discounts(priced(*lines, offers=[offer(scope=scope)])) == decimals(*off)


def test_an_offer_of_a_price_group_is_for_those_whose_prices_it_holds():
    given = offer(price_group_id=5)

    assert discounts(priced(line("10.00"), offers=[given], groups={5})) == [Decimal("1.00")]
    assert discounts(priced(line("10.00"), offers=[given], groups={4})) == [Decimal("0")]


def test_the_price_groups_of_each_line_decide():
    lines = [line("10.00"), line("10.00")]
    groups_of = {1: {5}, 2: {4}}
    holding = terms(
        *lines, offers=(offer(price_group_id=5),), groups_of=lambda ln: groups_of[ln.number]
    )

    assert discounts(price(facts(*lines), holding)) == decimals("1.00", "0")
