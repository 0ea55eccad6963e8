"""The engine: which of several offers win."""

from decimal import Decimal

import pytest

from pricing import Scope
from tests.pricing.facts import (
    amount,
    decimals,
    discounts,
    fixed,
    line,
    offer,
    priced,
    rule,
)


def simple(percent, together, number, **more):
    return offer(("0", percent), number=number, together=together, **more)


def test_of_best_price_offers_the_best_wins():
    offers = [simple("10", "best_price", 1), simple("15", "best_price", 2)]

    assert discounts(priced(line("100.00"), offers=offers)) == [Decimal("15.00")]


def test_compounded_offers_apply_one_after_the_other():
    offers = [simple("40", "compounded", 1), simple("70", "compounded", 2)]

    found = priced(line("100.00"), offers=offers)

    assert discounts(found) == [Decimal("82.00")]  # 18 percent of the price are paid, never nothing
    assert [step["amount"] for step in found.lines[0].because[1:]] == ["40.00", "42.00"]


@pytest.mark.parametrize(("best", "off"), [("19", "19.00"), ("18.99", "19.00"), ("25", "25.00")])
def test_the_best_price_wins_where_it_gives_as_much_as_the_compounded_ones(best, off):
    offers = [
        simple(best, "best_price", 1),
        simple("10", "compounded", 2),
        simple("10", "compounded", 3),
    ]

    found = priced(line("100.00"), offers=offers)

    assert discounts(found) == [Decimal(off)]


def test_the_single_offer_is_named_where_both_give_the_same():
    offers = [simple("10", "compounded", 2), simple("10", "best_price", 1)]

    found = priced(line("100.00"), offers=offers)

    assert [step["offer"] for step in found.lines[0].because[1:]] == ["OFFER1"]


def test_an_exclusive_offer_keeps_its_lines_to_itself():
    offers = [
        simple("60", "exclusive", 1, scope=Scope(items=frozenset({1}))),
        simple("50", "best_price", 2),
        simple("50", "compounded", 3),
    ]

    assert discounts(priced(line("100.00"), line("100.00"), offers=offers)) == decimals(
        "60.00", "50.00"
    )


def test_an_exclusive_offer_that_gives_less_is_not_used():
    offers = [
        simple("5", "exclusive", 1, scope=Scope(items=frozenset({1}))),
        simple("50", "best_price", 2),
    ]

    assert discounts(priced(line("100.00"), line("100.00"), offers=offers)) == decimals(
        "50.00", "50.00"
    )


def test_of_exclusive_offers_those_claim_first_by_which_the_order_costs_least():
    """Five percent of both is more than ten of the second; but both together are still more."""
    offers = [
        simple("5", "exclusive", 1),
        simple("10", "exclusive", 2, scope=Scope(items=frozenset({2}))),
    ]

    assert discounts(priced(line("100.00"), line("10.00"), offers=offers)) == decimals(
        "5.00", "1.00"
    )


def test_two_exclusive_offers_each_keep_their_own_lines():
    offers = [
        simple("5", "exclusive", 1, scope=Scope(items=frozenset({1}))),
        simple("10", "exclusive", 2, scope=Scope(items=frozenset({2}))),
        simple("4", "best_price", 3),
    ]

    assert discounts(priced(line("100.00"), line("10.00"), offers=offers)) == decimals(
        "5.00", "1.00"
    )


def test_an_exclusive_offer_that_gives_nothing_keeps_no_line():
    offers = [
        offer(("0", "25.00"), number=1, gives="price", together="exclusive"),
        simple("10", "best_price", 2),
    ]

    found = priced(line("20.00"), offers=offers)

    assert discounts(found) == [Decimal("2.00")]
    assert [step["offer"] for step in found.lines[0].because[1:]] == ["OFFER2"]


def test_of_offers_that_give_the_same_the_first_wins():
    offers = [simple("10", "best_price", 2), simple("10", "best_price", 1)]

    found = priced(line("100.00"), offers=offers)

    assert [step["offer"] for step in found.lines[0].because[1:]] == ["OFFER1"]


@pytest.mark.parametrize("together", ["exclusive", "best_price"])
def test_pieces_another_offer_took_do_not_count_even_where_they_bore_nothing(together):
    """Ten percent from 3 pieces on: two at 0.01 bear 0.00 of it, but count until they are taken.

    So the ten percent claim first, where it costs the caller less: the two are left to the other.
    """
    offers = [
        offer(
            ("3", "10"),
            number=1,
            kind="quantity",
            together=together,
            scope=Scope(items=frozenset({1, 2})),
        ),
        simple("50", together, 2, scope=Scope(items=frozenset({1, 3}))),
    ]
    lines = [line("0.01", 2), line("10.00"), line("100.00")]

    assert discounts(priced(*lines, offers=offers[:1])) == decimals("0", "1.00", "0")
    assert discounts(priced(*lines, offers=offers)) == decimals("0.01", "1.00", "50.00")


def test_offers_are_taken_off_what_the_discount_by_hand_leaves():
    found = priced(
        line("100.00", discount_by_hand=amount("50.00")), offers=[simple("10", "best_price", 1)]
    )

    assert discounts(found) == [Decimal("55.00")]


def test_charges_see_the_goods_after_offers():
    rules = [rule(fixed("0", "100", "5.95"), fixed("100", None, "0"))]

    found = priced(line("100.00"), offers=[offer()], rules=rules)

    assert found.totals.charges == Decimal("5.95")
