"""The engine: the steps that say how a figure came about, to the last number."""

from decimal import Decimal

from pricing import Part, Scope, price
from tests.pricing.facts import (
    EXPRESS,
    FRANCE,
    STANDARD,
    STANDARD_RATED,
    amount,
    facts,
    fixed,
    line,
    off,
    offer,
    per_piece,
    percent,
    rate,
    rule,
    terms,
)


def priced(*lines, rules=(), offers=(), rates=(), **about):
    holding = terms(*lines, rules=rules, offers=tuple(offers), rates=tuple(rates))
    return price(facts(*lines, **about), holding)


def discounts(found):
    """The steps of each line after the one of its price."""
    return [ln.because[1:] for ln in found.lines]


def charges(found):
    return [charge.because for charge in found.charges]


# Lines


def test_a_price_tells_where_it_is_from_and_what_it_makes():
    assert priced(line("10.00", 3)).lines[0].because == [
        {
            "step": "price",
            "group": "",
            "from_quantity": 1,
            "unit_price": "10.00",
            "quantity": 3,
            "amount": "30.00",
        }
    ]


def test_the_price_of_an_exempt_order_tells_what_it_was_with_tax():
    taxed = line("69.00", tax_group_id=STANDARD_RATED, region=FRANCE)

    found = priced(taxed, rates=[rate("20")], prices_with_tax=True, is_exempt=True)

    assert found.lines[0].because == [
        {
            "step": "price",
            "group": "",
            "from_quantity": 1,
            "unit_price": "57.5000",
            "quantity": 1,
            "amount": "57.50",
            "with_tax": "69.00",
        }
    ]


def test_a_discount_by_hand_tells_its_percentage_and_what_of():
    found = priced(
        line("10.00", 3, discount_by_hand=off("10")),
        line("10.00", discount_by_hand=amount("2.50")),
    )

    assert discounts(found) == [
        [{"step": "line_discount", "percent": "10", "base": "30.00", "amount": "3.00"}],
        [{"step": "line_discount", "percent": None, "base": "10.00", "amount": "2.50"}],
    ]


def test_the_orders_discount_tells_the_whole_and_what_each_line_is_of_it():
    found = priced(line("60.00"), line("40.00"), discount_by_hand=amount("10.00"))

    whole = {"step": "order_discount", "percent": None, "base": "100.00", "of": "10.00"}
    assert discounts(found) == [
        [whole | {"own": "60.00", "amount": "6.00"}],
        [whole | {"own": "40.00", "amount": "4.00"}],
    ]


def test_an_offer_of_each_piece_tells_how_many():
    found = priced(line("19.99", 3), offers=[offer(("0", "2.50"), gives="amount")])

    assert discounts(found) == [
        [
            {
                "step": "offer",
                "offer": "OFFER1",
                "coupon": "",
                "kind": "simple",
                "value_kind": "amount",
                "value": "2.50",
                "times": 3,
                "base": "59.97",
                "amount": "7.50",
            }
        ]
    ]


def test_an_offer_of_sets_tells_how_many_and_the_share_of_each_line():
    """Two sets of one at 30.00 and two at 10.00, each for 40.00 instead of 50.00."""
    parts = (
        Part(pieces=1, scope=Scope(items=frozenset({1}))),
        Part(pieces=2, scope=Scope(items=frozenset({2}))),
    )
    sets = offer(("0", "40"), kind="mix_and_match", gives="price", parts=parts)

    found = priced(line("30.00", 2), line("10.00", 5), offers=[sets])

    whole = {
        "step": "offer",
        "offer": "OFFER1",
        "coupon": "",
        "kind": "mix_and_match",
        "value_kind": "price",
        "value": "40",
        "times": 2,
        "of": "20.00",
        "whole_base": "100.00",
    }
    assert discounts(found) == [
        [whole | {"base": "60.00", "amount": "12.00"}],
        [whole | {"base": "40.00", "amount": "8.00"}],
    ]


# Charges


def test_a_charge_of_the_order_tells_its_mode_and_its_tier():
    rules = [rule(fixed("50", "100", "7.95"), modes=[STANDARD])]

    assert charges(priced(line("30.00"), line("15.00", 2), rules=rules)) == [
        [
            {
                "step": "tier",
                "mode": "99",
                "base": "60.00",
                "at_least": "50",
                "below": "100",
                "kind": "fixed",
                "value": "7.95",
                "pieces": 3,
                "amount": "7.95",
            }
        ]
    ]


def test_a_charge_for_every_mode_and_any_sum_names_neither():
    rules = [rule(per_piece("0", None, "2.00"))]

    assert charges(priced(line("30.00"), line("15.00", 2), rules=rules)) == [
        [
            {
                "step": "tier",
                "mode": "",
                "base": "60.00",
                "at_least": "0",
                "below": None,
                "kind": "per_piece",
                "value": "2.00",
                "pieces": 3,
                "amount": "6.00",
            }
        ]
    ]


def test_a_charge_of_a_line_tells_of_that_line_alone():
    rules = [rule(percent("0", None, "5"), modes=[EXPRESS], is_line_level=True)]

    assert charges(priced(line("30.00"), line("10.00", 2, mode=EXPRESS), rules=rules)) == [
        [
            {
                "step": "tier",
                "mode": "11",
                "base": "20.00",
                "at_least": "0",
                "below": None,
                "kind": "percent",
                "value": "5",
                "pieces": 2,
                "amount": "1.00",
            }
        ]
    ]


def test_a_charge_that_is_spread_tells_the_whole_and_the_share():
    lines = [line("10.00", 2, mode=EXPRESS), line("99.00"), line("30.00", mode=EXPRESS)]
    tier = {"step": "tier", "mode": "11", "base": "50.00", "at_least": "0", "below": None}
    for asked, whole, shares in [
        (percent("0", None, "5"), {"kind": "percent", "value": "5", "amount": "2.50"}, "2.50"),
        (per_piece("0", None, "2"), {"kind": "per_piece", "value": "2", "amount": "6.00"}, "6.00"),
    ]:
        found = priced(*lines, rules=[rule(asked, modes=[EXPRESS], spread=True)])

        share = {"step": "share", "of": shares, "base": "50.00"}
        assert charges(found) == [
            [tier | whole | {"pieces": 3}, share | {"own": "20.00"}],
            [tier | whole | {"pieces": 3}, share | {"own": "30.00"}],
        ]
    assert [charge.amount for charge in found.charges] == [Decimal("2.40"), Decimal("3.60")]


def test_a_charge_by_hand_tells_what_the_rules_ask():
    rules = [rule(fixed("0", None, "7.95"))]

    found = priced(line("10.00"), rules=rules, charges_by_hand={"SHIPPING": amount("3")})

    assert charges(found) == [[{"step": "manual_charge", "asked": "7.95", "amount": "3.00"}]]
