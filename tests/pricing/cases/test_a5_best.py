"""Cases A5: of offers that may stand beside each other, those by which the order costs least."""

from decimal import Decimal

import pytest

from pricing import Part, Scope, price
from pricing.together import MOST_SINGLE
from tests.pricing.facts import facts, line, offer, terms


def comes_to(*lines, offers):
    return price(facts(*lines), terms(*lines, offers=tuple(offers))).totals.total


def of_items(*items):
    return Scope(items=frozenset(items))


def off_the_sum(value, at_least, number, **more):
    return offer((at_least, value), number=number, kind="threshold", gives="amount", **more)


def test_a5_a_best_price_gives_way_to_what_it_would_spoil():
    offers = [
        offer(("0", "10"), number=1, scope=of_items(1)),
        off_the_sum("50", "150", 2, together="compounded"),
    ]

    assert comes_to(line("100.00"), line("60.00"), offers=offers) == Decimal("110.00")


@pytest.mark.parametrize("together", ["best_price", "exclusive"])
def test_a5_two_offers_that_give_more_than_the_one_that_is_for_both(together):
    offers = [
        off_the_sum("30", "300", 1, together=together),
        off_the_sum("25", "0", 2, together=together, scope=of_items(1)),
        off_the_sum("25", "0", 3, together=together, scope=of_items(2)),
    ]

    assert comes_to(line("150.00"), line("150.00"), offers=offers) == Decimal("250.00")


def test_a5_a_hat_serves_the_part_that_has_no_other():
    """Two of shirt and hat, two of hat and scarf: a hat goes into each."""
    shirt, hat, scarf = 1, 2, 3
    parts = (
        Part(pieces=2, scope=of_items(shirt, hat)),
        Part(pieces=2, scope=of_items(hat, scarf)),
    )
    lines = [line("10.00"), line("20.00", 2), line("8.00")]
    for either_way in (parts, parts[::-1]):
        sets = offer(("0", "10"), kind="mix_and_match", gives="amount", parts=either_way)

        assert comes_to(*lines, offers=[sets]) == Decimal("48.00")


def test_a_second_set_at_a_price_that_is_dearer_than_its_pieces_is_not_made():
    """One of each at 30.00: 40.00 and 15.00 gain, 12.00 and 15.00 would lose."""
    parts = (Part(pieces=1, scope=of_items(1, 2)), Part(pieces=1, scope=of_items(3)))
    sets = offer(("0", "30"), kind="mix_and_match", gives="price", parts=parts)
    lines = [line("40.00"), line("12.00"), line("15.00", 2)]

    assert comes_to(*lines, offers=[sets]) == Decimal("57.00")  # 30.00 + 12.00 + 15.00


def test_a_compounded_offer_is_left_out_where_it_keeps_another_from_its_step():
    """5 % off leaves 142.50, and 50.00 are off from 150.00."""
    offers = [
        offer(("0", "5"), number=1, together="compounded"),
        off_the_sum("50", "150", 2, together="compounded"),
    ]

    assert comes_to(line("150.00"), offers=offers) == Decimal("100.00")
    assert comes_to(line("160.00"), offers=offers) == Decimal("102.00")


def test_a_piece_given_away_is_kept_where_a_quantity_needs_it():
    """All of item 1 off are 1.00; three pieces that cost something are 10 % off: 20.10."""
    offers = [
        offer(("0", "100"), number=1, together="compounded", scope=of_items(1)),
        offer(("3", "10"), number=2, together="compounded", kind="quantity"),
    ]

    assert comes_to(line("1.00"), line("100.00", 2), offers=offers) == Decimal("180.90")


def test_where_too_many_meet_the_largest_claims_first():
    """One offer more than are tried, each 1.00 off its line and one of 1.50 off all from 14.00."""
    many = MOST_SINGLE + 1
    each = [off_the_sum("1", "0", n, scope=of_items(n)) for n in range(1, many + 1)]
    all_of_it = off_the_sum("1.50", str(many * 2), many + 1)
    lines = [line("2.00")] * many

    assert comes_to(*lines, offers=each) == Decimal(many)
    assert comes_to(*lines, offers=[*each, all_of_it]) == Decimal("24.50")
