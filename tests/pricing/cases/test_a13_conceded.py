"""Cases A13: each concession counts; raising another price pays for none."""

from decimal import Decimal

import pytest

from pricing import ByHand, conceded, price
from tests.pricing.facts import amount, facts, fixed, line, rule, terms

SHIPPING = (rule(fixed("0", None, "10.00")),)


def given_away(*lines, rules=(), **about):
    entered, holding = facts(*lines, **about), terms(*lines, rules=rules)
    return conceded(entered, holding, price(entered, holding))


RAISED = line("100.00", price_by_hand=amount("130.00"))


@pytest.mark.parametrize(
    ("lines", "about", "conceded_"),
    [
        ([line("100.00", price_by_hand=amount("80.00"))], {}, "20.00"),
        ([line("100.00", discount_by_hand=amount("7.00"))], {}, "7.00"),
        ([line("100.00")], {"discount_by_hand": amount("5.00")}, "5.00"),
        ([line("100.00")], {"charges_by_hand": {"SHIPPING": amount("4.00")}}, "6.00"),
    ],
)
def test_a13_a_price_that_was_raised_pays_for_no_concession(lines, about, conceded_):
    for more in ([], [RAISED]):
        found = given_away(*lines, *more, rules=SHIPPING, **about)

        assert found.conceded == found.unapproved == Decimal(conceded_)


def test_a_charge_that_was_raised_pays_for_none_either():
    found = given_away(
        line("100.00", discount_by_hand=amount("7.00")),
        rules=SHIPPING,
        charges_by_hand={"SHIPPING": amount("17.00")},
    )

    assert found.conceded == Decimal("7.00")


def test_the_share_conceded_is_of_the_order_before_anything_was_raised():
    found = given_away(line("100.00", price_by_hand=amount("90.00")), RAISED)

    assert (found.untouched, found.percent) == (Decimal("200.00"), Decimal("5"))


def test_what_was_approved_is_left_out_beside_a_price_that_was_raised():
    approved = ByHand(amount=Decimal("60.00"), is_approved=True)

    found = given_away(
        line("100.00", price_by_hand=approved),
        line("100.00", price_by_hand=amount("95.00")),
        RAISED,
    )

    assert (found.conceded, found.unapproved) == (Decimal("45.00"), Decimal("5.00"))
