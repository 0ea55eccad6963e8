"""The engine: charges that are spread over the lines they are for."""

from decimal import Decimal

import pytest

from tests.pricing.facts import (
    EXPRESS,
    OVERNIGHT,
    STANDARD,
    charges,
    fixed,
    line,
    priced,
    rule,
)

MIXED = [
    line("10.00", mode=EXPRESS),
    line("50.00"),
    line("60.00", mode=EXPRESS),
    line("30.00"),
    line("15.00", mode=OVERNIGHT),
]


def test_a_charge_spread_over_the_lines_whose_mode_matches():
    rules = [
        rule(fixed("0", None, "7.00"), number=1, modes=[EXPRESS], spread=True),
        rule(fixed("0", None, "15.00"), number=2, modes=[STANDARD], spread=True),
    ]

    found = priced(*MIXED, rules=rules)

    assert {charge.line: charge.amount for charge in found.charges} == {
        1: Decimal("1.00"),
        2: Decimal("9.38"),
        3: Decimal("6.00"),
        4: Decimal("5.62"),
    }
    assert found.totals.charges == Decimal("22.00")


@pytest.mark.parametrize(
    ("for_whom", "adds_up", "asked"),
    [
        ((0, 1), False, [("SHIPPING", 1, "3.00"), ("SHIPPING", 2, "1.00")]),
        ((1, 0), False, [("SHIPPING", None, "7.95")]),
        (
            (1, 0),
            True,
            [("SHIPPING", None, "7.95"), ("SHIPPING", 1, "3.00"), ("SHIPPING", 2, "1.00")],
        ),
    ],
)
def test_a_rule_that_is_spread_competes_with_one_that_is_not(for_whom, adds_up, asked):
    rules = [
        rule(fixed("0", None, "7.95"), number=1, adds_up=adds_up, for_whom=for_whom[0]),
        rule(
            fixed("0", None, "4.00"), number=2, adds_up=adds_up, for_whom=for_whom[1], spread=True
        ),
    ]

    found = priced(line("30.00"), line("10.00"), rules=rules)

    assert charges(found) == [(code, place, Decimal(sum_)) for code, place, sum_ in asked]


def test_a_rule_that_asks_nothing_leaves_the_others_to_ask():
    rules = [
        rule(fixed("1000", None, "7.00"), number=1, modes=[EXPRESS], spread=True),
        rule(fixed("0", None, "8.00"), number=2, modes=[STANDARD], spread=True),
    ]

    assert charges(priced(*MIXED, rules=rules)) == [
        ("SHIPPING", 2, Decimal("5.00")),
        ("SHIPPING", 4, Decimal("3.00")),
    ]
