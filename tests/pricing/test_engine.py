"""The engine: what lines and charges come to, by the public sums."""

from datetime import date
from decimal import Decimal

import pytest

from pricing import ChargeKind, price
from tests.pricing.facts import (
    EXPRESS,
    OVERNIGHT,
    STANDARD,
    charges,
    facts,
    fixed,
    line,
    per_piece,
    percent,
    priced,
    rule,
    terms,
)

MIXED = [
    line("10.00", mode=EXPRESS),
    line("50.00"),
    line("60.00", mode=EXPRESS),
    line("30.00"),
    line("15.00", mode=OVERNIGHT),
]


def test_a_charge_not_spread_goes_by_the_mode_of_the_header_and_the_whole_order():
    rules = [
        rule(fixed("0", None, "7.00"), number=1, modes=[EXPRESS]),
        rule(fixed("0", "100", "1.00"), fixed("100", None, "15.00"), number=2, modes=[STANDARD]),
    ]

    found = priced(*MIXED, rules=rules)

    assert charges(found) == [("SHIPPING", None, Decimal("15.00"))]
    assert found.totals.total == Decimal("180.00")


@pytest.mark.parametrize(
    ("goods", "charge"),
    [
        ("0.00", "5.95"),
        ("49.99", "5.95"),
        ("50.00", "7.95"),
        ("99.99", "7.95"),
        ("100.00", "0"),
        ("9999.00", "0"),
    ],
)
def test_a_tier_holds_from_its_start_and_ends_before_its_end(goods, charge):
    tiers = [fixed("0", "50", "5.95"), fixed("50", "100", "7.95"), fixed("100", None, "0")]

    found = priced(line(goods), rules=[rule(*tiers)])

    assert found.totals.charges == Decimal(charge)


@pytest.mark.parametrize(
    ("goods", "charge"), [("99.99", "9.95"), ("100.00", "5.00"), ("333.33", "16.67")]
)
def test_a_tier_may_ask_a_percentage(goods, charge):
    tiers = [fixed("0", "100", "9.95"), percent("100", None, "5")]

    found = priced(line(goods), rules=[rule(*tiers)])

    assert found.totals.charges == Decimal(charge)


@pytest.mark.parametrize(("adds_up", "charge"), [(False, "4.95"), (True, "12.90")])
def test_rules_of_one_code_compete_as_the_code_says(adds_up, charge):
    rules = [
        rule(fixed("0", None, "7.95"), number=1, adds_up=adds_up),
        rule(fixed("0", None, "4.95"), number=2, adds_up=adds_up, for_whom=1),
    ]

    assert priced(line("10.00"), rules=rules).totals.charges == Decimal(charge)


def test_two_codes_never_compete():
    rules = [
        rule(fixed("0", None, "7.95"), number=1),
        rule(fixed("0", None, "2.00"), number=2, code="HANDLING", for_whom=2),
    ]

    found = priced(line("110.05"), rules=rules)

    assert charges(found) == [
        ("HANDLING", None, Decimal("2.00")),
        ("SHIPPING", None, Decimal("7.95")),
    ]
    assert found.totals.total == Decimal("120.00")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((0, 0, 0, 2), (0, 0, 1, 0)),
        ((0, 0, 2, 2), (0, 1, 0, 0)),
        ((0, 1, 0, 0), (0, 2, 0, 0)),
        ((0, 2, 2, 2), (1, 0, 0, 0)),
        ((1, 2, 2, 2), (2, 0, 0, 0)),
    ],
)
def test_item_goes_before_customer_before_mode_before_call_center(first, second):
    rules = [
        rule(fixed("0", None, "2"), number=2, specificity=second, is_line_level=True),
        rule(fixed("0", None, "1"), number=1, specificity=first, is_line_level=True),
    ]

    assert priced(line("10.00"), rules=rules).totals.charges == Decimal("2")


def test_of_equally_specific_rules_the_one_valid_from_later_wins_then_the_newer():
    old, new = date(2026, 1, 1), date(2026, 2, 1)
    rules = [
        rule(fixed("0", None, "1"), number=3, for_whom=1, valid_from=old),
        rule(fixed("0", None, "2"), number=1, for_whom=1, valid_from=new),
        rule(fixed("0", None, "3"), number=2, for_whom=1, valid_from=new),
        rule(fixed("0", None, "4"), number=4, for_whom=0, valid_from=date(2026, 3, 1)),
    ]

    assert priced(line("10.00"), rules=rules).totals.charges == Decimal("3")
    assert priced(line("10.00"), rules=rules[:2]).totals.charges == Decimal("2")


def test_the_most_specific_rule_decides_even_where_it_has_a_gap():
    rules = [
        rule(fixed("0", None, "7.95"), number=1),
        rule(fixed("50", None, "4.95"), number=2, for_whom=1),
    ]

    assert priced(line("10.00"), rules=rules).charges == ()


def test_a_charge_per_piece_of_a_group_stands_beside_the_shipping():
    rules = [
        rule(fixed("0", None, "7.95"), number=1),
        rule(
            per_piece("0", None, "19.99"),
            number=2,
            code="RECYCLING",
            is_line_level=True,
            item_group_id=5,
        ),
    ]

    found = priced(line("100.00", 3, group=5), line("10.00"), rules=rules)

    assert charges(found) == [
        ("RECYCLING", 1, Decimal("59.97")),
        ("SHIPPING", None, Decimal("7.95")),
    ]


def test_a_line_is_charged_by_its_own_mode():
    rules = [rule(fixed("0", None, "3.00"), modes=[EXPRESS], is_line_level=True)]

    assert charges(priced(*MIXED, rules=rules)) == [
        ("SHIPPING", 1, Decimal("3.00")),
        ("SHIPPING", 3, Decimal("3.00")),
    ]


@pytest.mark.parametrize("kind", [{}, {"is_line_level": True}, {"spread": True}])
def test_an_order_without_lines_is_charged_nothing(kind):
    found = priced(rules=[rule(fixed("0", None, "7.95"), **kind)])

    assert (found.charges, found.totals.total) == ((), 0)


@pytest.mark.parametrize("kind", [{}, {"is_line_level": True}, {"spread": True}])
def test_between_two_tiers_nothing_is_charged(kind):
    tiers = [fixed("0", "50", "5.95"), fixed("100", None, "7.95")]

    assert priced(line("70.00"), rules=[rule(*tiers, **kind)]).charges == ()


def test_without_a_mode_only_rules_for_every_mode_ask():
    rules = [
        rule(fixed("0", None, "7.95"), number=1, modes=[STANDARD]),
        rule(fixed("0", None, "2.00"), number=2, code="HANDLING"),
    ]

    assert charges(priced(line("10.00", mode=None), mode=None, rules=rules)) == [
        ("HANDLING", None, Decimal("2.00"))
    ]


def test_codes_are_charged_in_their_order():
    rules = [
        rule(fixed("0", None, "1"), number=1, code="A"),
        rule(fixed("0", None, "2"), number=2, code="B"),
    ]
    kinds = {
        "A": ChargeKind(code="A", position=20),
        "B": ChargeKind(code="B", position=10),
    }

    found = price(facts(line("1")), terms(line("1"), rules=rules, charge_kinds=kinds))

    assert [charge.charge_code for charge in found.charges] == ["B", "A"]
    without = price(facts(line("1")), terms(line("1"), rules=rules, charge_kinds={"B": kinds["B"]}))
    assert [charge.charge_code for charge in without.charges] == ["A", "B"]
