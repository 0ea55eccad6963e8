"""The engine: what a little more would save."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pricing import ChargeKind, NextTier, Scope, price
from tests.pricing.facts import (
    EXPRESS,
    STANDARD,
    amount,
    facts,
    fixed,
    line,
    offer,
    per_piece,
    percent,
    rule,
    terms,
)

SHIPPING = (rule(fixed("0", "50", "5.95"), fixed("50", "150", "7.95"), fixed("150", None, "0")),)
FOUR = (rule(fixed("0", None, "4.00")),)
KINDS = {"SHIPPING": ChargeKind(code="SHIPPING", is_shipping=True)}


def hints(*lines, rules=SHIPPING, offers=(), groups=(), **about):
    holding = terms(
        *lines,
        rules=rules,
        offers=tuple(offers),
        charge_kinds=KINDS,
        groups_of=lambda line: groups,
    )
    return price(facts(*lines, **about), holding).next_tiers


@pytest.mark.parametrize(
    ("goods", "missing"),
    [("110.05", "39.95"), ("149.99", "0.01"), ("50.00", "100.00"), ("49.99", "100.01")],
)
def test_so_much_more_and_shipping_is_free(goods, missing):
    """A tier that asks more is no gain: from 49.99 the next gain is at 150.00."""
    assert hints(line(goods)) == (
        NextTier(charge_code="SHIPPING", missing=Decimal(missing), amount=Decimal("0.00")),
    )


def test_where_nothing_cheaper_comes_nothing_is_said():
    assert hints(line("150.00")) == ()
    assert hints(line("10.00"), rules=[rule(fixed("0", None, "5.00"))]) == ()
    assert hints() == ()


def test_a_percentage_is_compared_at_the_edge():
    rules = [rule(fixed("0", "100", "9.95"), percent("100", None, "5"))]

    assert hints(line("99.99"), rules=rules) == (
        NextTier(charge_code="SHIPPING", missing=Decimal("0.01"), amount=Decimal("5.00")),
    )


def test_the_rule_that_wins_counts_and_the_headers_mode():
    rules = [
        rule(fixed("0", "50", "5.00"), fixed("50", None, "0"), number=1),
        rule(fixed("0", "80", "9.00"), fixed("80", None, "0"), number=2, modes=[EXPRESS]),
    ]

    assert [h.missing for h in hints(line("10.00"), rules=rules)] == [Decimal("40.00")]
    found = hints(line("10.00", mode=EXPRESS), rules=rules, mode=EXPRESS)
    assert [h.missing for h in found] == [Decimal("70.00")]


def test_free_shipping_that_is_nearer_is_said():
    free = offer(("120", "0"), kind="free_shipping", mode_id=STANDARD)

    assert [h.missing for h in hints(line("110.05"), offers=[free])] == [Decimal("9.95")]


def test_where_shipping_is_free_already_nothing_is_said():
    free = offer(("100", "0"), kind="free_shipping")

    assert hints(line("110.05"), offers=[free]) == ()
    nearer_by_rule = offer(("200", "0"), kind="free_shipping")
    assert hints(line("160.00"), offers=[nearer_by_rule]) == ()


def test_of_a_charge_by_hand_nothing_is_said():
    assert hints(line("110.05"), charges_by_hand={"SHIPPING": amount("1.00")}) == ()


def free(at_least, **more):
    """Free shipping from a sum on."""
    return offer((at_least, "0"), kind="free_shipping", **more)


def said(missing, amount, **more):
    hint = NextTier(
        charge_code="SHIPPING", missing=Decimal(missing), amount=Decimal(amount), **more
    )
    return (hint,)


def test_free_shipping_that_is_farther_than_a_cheaper_tier_is_not_said():
    assert hints(line("110.05"), offers=[free("200")]) == said("39.95", "0")


def test_of_two_that_are_equally_near_the_one_that_asks_less_is_said():
    """From 100.00 on the rule asks 4.00, but an offer makes that free."""
    rules = [rule(fixed("0", "100", "9.00"), fixed("100", None, "4.00"))]

    assert hints(line("90.00"), rules=rules, offers=[free("100")]) == said("10.00", "0")


def test_other_offers_are_no_free_shipping():
    off_the_sum = offer(("140", "1"), number=1, kind="threshold")

    found = hints(line("110.05"), offers=[off_the_sum, free("130", number=2)])

    assert found == said("19.95", "0")


def test_what_offers_take_off_is_ordered_on_top():
    """From 120.00 on 1 % is off: 131.31 are 130.00 then, 131.30 are 129.99."""
    off_the_sum = offer(("120", "1"), number=1, kind="threshold")

    found = hints(line("110.05"), offers=[off_the_sum, free("130", number=2)])

    assert found == said("21.26", "0")


def test_free_shipping_counts_the_lines_it_is_for():
    lines = [line("40.00", item=1), line("60.00", item=2)]
    of_item = free("50", scope=Scope(items=frozenset({1})))

    assert hints(*lines, offers=[of_item]) == said("10.00", "0", offer="OFFER1")
    of_group = free("130", price_group_id=5)
    assert hints(*lines, offers=[of_group], groups={5}) == said("30.00", "0", offer="OFFER1")


def test_of_an_offer_that_no_line_is_for_nothing_is_said():
    none_of_it = free("30", scope=Scope(items=frozenset({3})))

    for offers, groups in [([none_of_it], ()), ([free("30", price_group_id=5)], {4})]:
        assert hints(line("10.00"), rules=FOUR, offers=offers, groups=groups) == ()


def test_an_offer_without_a_step_hides_no_other():
    stepless = replace(free("100"), tiers=())

    assert hints(line("110.05"), offers=[stepless, free("120", number=2)]) == said("9.95", "0")


def test_a_tier_that_asks_the_same_hides_no_cheaper_one_behind_it():
    rules = [rule(fixed("0", "50", "5.00"), fixed("50", "100", "5.00"), fixed("100", None, "3.00"))]

    assert hints(line("40.00"), rules=rules) == said("60.00", "3.00")


@pytest.mark.parametrize(("each", "hint"), [("1.40", said("70.00", "5.60")), ("1.50", ())])
def test_what_is_asked_per_piece_counts_the_piece_that_is_ordered_more(each, hint):
    """Three pieces at 2.00 make 6.00; four at 1.40 are less, and four at 1.50 are not."""
    rules = [rule(per_piece("0", "100", "2.00"), per_piece("100", None, each))]

    assert hints(line("10.00", 2), line("10.00"), rules=rules) == hint


@pytest.mark.parametrize(("of_line", "hint"), [("0.50", said("10.00", "5.00")), ("3.00", ())])
def test_charges_of_one_code_are_compared_together(of_line, hint):
    """4.00 and two lines at 0.50 are less than 5.00 and one at 0.50; at 3.00 they are more."""
    rules = [
        rule(fixed("0", "100", "5.00"), fixed("100", None, "4.00"), number=1),
        rule(fixed("0", None, of_line), number=2, is_line_level=True),
    ]

    assert hints(line("90.00"), rules=rules) == hint
