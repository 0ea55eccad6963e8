"""The engine: mix and match, what is given on complete sets of pieces."""

from decimal import Decimal

import pytest

from pricing import Part, Scope
from pricing.sets import pieces_in_sets
from tests.pricing.facts import decimals, discounts, facts, line, offer, priced


def of_items(*items):
    return Scope(items=frozenset(items))


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
    assert pieces_in_sets((), []) == (0, {})


def test_without_enough_pieces_no_set_is_complete():
    (entered,) = facts(line("10.00")).lines
    two = Part(pieces=2, scope=Scope())

    assert pieces_in_sets([two], [(0, entered, Decimal("10.00"))])[0] == 0


def test_a_set_from_more_pieces_on_than_none_gives_nothing():
    """Its parts say how many pieces; a step of its own from 1 on is never reached."""
    assert priced(line("30.00"), line("10.00", 2, group=7), offers=[pair(("1", "40"))]) == priced(
        line("30.00"), line("10.00", 2, group=7)
    )


def test_the_part_that_needs_all_its_pieces_chooses_first():
    """One of anything and two of item 1: the two go first, though one is fewer."""
    parts = (Part(pieces=1, scope=Scope()), Part(pieces=2, scope=of_items(1)))
    sets = pair(("0", "5"), gives="amount", parts=parts)

    assert priced(line("9.00", 2), line("8.00"), offers=[sets]).totals.discount == Decimal("5.00")


def test_a_part_that_needs_many_pieces_chooses_before_one_that_needs_few():
    """Three of items 1 and 3, of which there are three; one of items 1 and 2, of which there are two."""
    parts = (Part(pieces=1, scope=of_items(1, 2)), Part(pieces=3, scope=of_items(1, 3)))
    sets = pair(("0", "5"), gives="amount", parts=parts)
    lines = [line("9.00"), line("8.00"), line("7.00", 2)]

    assert priced(*lines, offers=[sets]).totals.discount == Decimal("5.00")


def test_of_two_parts_that_fill_one_set_each_the_one_with_less_to_spare_chooses_first():
    """Two of items 1 and 2, of which there are three; two of items 1 and 3, of which there are two."""
    parts = (Part(pieces=2, scope=of_items(1, 2)), Part(pieces=2, scope=of_items(1, 3)))
    lines = [line("9.00"), line("8.00", 2), line("7.00")]
    for either_way in (parts, parts[::-1]):
        sets = pair(("0", "5"), gives="amount", parts=either_way)

        assert priced(*lines, offers=[sets]).totals.discount == Decimal("5.00")
