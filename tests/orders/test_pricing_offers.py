"""The engine: what one offer gives."""

from decimal import Decimal

import pytest

from orders.pricing import Part, Scope, price
from tests.orders.pricing_facts import facts, line, offer, terms


def priced(*lines, offers=(), rules=(), groups=(), **about):
    return price(
        facts(*lines, **about),
        terms(*lines, rules=rules, offers=tuple(offers), groups_of=lambda line: groups),
    )


def discounts(found):
    return [ln.discount for ln in found.lines]


def decimals(*numbers):
    return [Decimal(number) for number in numbers]


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


# Mix and match


def pair(*tiers, gives="price", parts=None, **more):
    """One of item 1 and two of group 7 make a set."""
    parts = parts or (
        Part(pieces=1, scope=Scope(items=frozenset({1}))),
        Part(pieces=2, scope=Scope(groups=frozenset({7}))),
    )
    return offer(*tiers, kind="mix_and_match", gives=gives, parts=parts, **more)


@pytest.mark.parametrize(
    ("quantities", "off"),
    [
        ((1, 1), ("0", "0")),
        ((1, 2), ("6.00", "4.00")),  # 30.00 + 20.00 for 40.00
        ((1, 5), ("6.00", "4.00")),
        ((2, 4), ("12.00", "8.00")),
        ((3, 4), ("12.00", "8.00")),
    ],
)
def test_complete_sets_are_sold_for_their_price(quantities, off):
    ones, twos = quantities

    found = priced(line("30.00", ones), line("10.00", twos, group=7), offers=[pair(("0", "40"))])

    assert discounts(found) == decimals(*off)


def test_the_dearest_pieces_go_into_the_sets_first():
    half = pair(("0", "50"), gives="percent")

    found = priced(line("30.00"), line("5.00", 2, group=7), line("8.00", group=7), offers=[half])

    assert discounts(found) == decimals("15.00", "2.50", "4.00")


def test_a_piece_serves_one_part_only():
    """Two parts that fit the same item: three pieces make one set of two, not three."""
    same = Scope(items=frozenset({1}))
    twice = pair(("0", "50"), gives="percent", parts=(Part(pieces=1, scope=same),) * 2)

    assert priced(line("10.00", 3), offers=[twice]).totals.discount == Decimal("10.00")


def test_the_scarcer_part_chooses_first():
    """A of item 1 only, B of anything: with one piece of each, both find one."""
    parts = (Part(pieces=1, scope=Scope()), Part(pieces=1, scope=Scope(items=frozenset({1}))))
    any_two = pair(("0", "5"), gives="amount", parts=parts)

    assert priced(line("9.00"), line("8.00"), offers=[any_two]).totals.discount == Decimal("5.00")


def test_sets_without_parts_give_nothing():
    nothing = offer(("0", "50"), kind="mix_and_match")

    assert priced(line("10.00"), offers=[nothing]).totals.discount == Decimal("0")
