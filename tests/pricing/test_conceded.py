"""The engine: how much is given away by hand."""

from decimal import Decimal

import pytest

from pricing import ByHand, conceded, price
from tests.pricing.facts import amount, facts, fixed, line, off, rate, rule, terms

SHIPPING = (rule(fixed("0", "50", "5.95"), fixed("50", "150", "7.95"), fixed("150", None, "0")),)


def given(*lines, rules=(), costs=None, **about):
    entered = facts(*lines, **about)
    holding = terms(*lines, rules=rules, costs=costs or {})
    return conceded(entered, holding, price(entered, holding))


def approved(number, up_to=None):
    """Set by hand to an amount, and approved; of no more than ``up_to``, where that is said."""
    holds = None if up_to is None else Decimal(up_to)
    return ByHand(amount=Decimal(number), is_approved=True, approved_up_to=holds)


def test_ten_percent_on_the_line_and_ten_on_the_order_concede_nineteen():
    found = given(line("100.00", discount_by_hand=off("10")), discount_by_hand=off("10"))

    assert found.untouched == Decimal("100.00")
    assert found.conceded == found.unapproved == Decimal("19.00")
    assert found.percent == Decimal("19")


def test_nothing_by_hand_concedes_nothing():
    found = given(line("100.00"), rules=SHIPPING)

    assert (found.untouched, found.conceded, found.percent) == (
        Decimal("107.95"), Decimal("0"), Decimal("0"),
    )  # fmt: skip


def test_a_lowered_charge_counts():
    found = given(line("100.00"), rules=SHIPPING, charges_by_hand={"SHIPPING": amount("2.95")})

    assert found.conceded == Decimal("5.00")


def test_a_charge_that_a_discount_brings_back_counts_against_it():
    """150.00 ships free; 15.00 off leaves 135.00, which ships for 7.95."""
    found = given(line("150.00", discount_by_hand=amount("15.00")), rules=SHIPPING)

    assert found.conceded == Decimal("7.05")


@pytest.mark.parametrize("price_by_hand", ["100.00", "120.00"])
def test_raising_a_price_concedes_nothing(price_by_hand):
    assert given(line("100.00", price_by_hand=amount(price_by_hand))).conceded == Decimal("0")


def test_what_was_approved_is_left_out_of_what_needs_approval():
    found = given(
        line("100.00", price_by_hand=approved("60.00")),
        line("100.00", price_by_hand=amount("95.00")),
    )

    assert found.conceded == Decimal("45.00")
    assert found.unapproved == Decimal("5.00")
    assert found.percent == Decimal("2.5")


def test_an_order_for_nothing_concedes_no_percentage():
    assert given(line("0.00", discount_by_hand=off("10"))).percent == Decimal("0")


@pytest.mark.parametrize(("discount", "is_below"), [("40.00", False), ("40.01", True)])
def test_below_cost(discount, is_below):
    found = given(line("50.00", 2, discount_by_hand=amount(discount)), costs={1: Decimal("30")})

    assert found.is_below_cost is is_below


def test_below_cost_without_any_concession_is_not_the_agents_doing():
    assert given(line("20.00"), costs={1: Decimal("30")}).is_below_cost is False


def test_the_cost_is_compared_without_the_tax_that_prices_contain():
    """120.00 contains 20.00 of tax: 1.20 off leaves 99.00 against a cost of 99.00."""
    lines = [line("120.00", discount_by_hand=amount("1.20"), tax_group_id=1)]
    entered = facts(*lines, prices_with_tax=True)
    costs = {1: Decimal("99.00")}
    for cost, is_below in [(costs, False), ({1: Decimal("99.01")}, True)]:
        holding = terms(*lines, rates=(rate("20", country=""),), costs=cost)
        found = conceded(entered, holding, price(entered, holding))
        assert found.is_below_cost is is_below


def test_below_cost_by_what_was_approved_is_not_the_agents_doing_either():
    found = given(line("50.00", price_by_hand=approved("20.00")), costs={1: Decimal("30")})

    assert found.is_below_cost is False


def test_tax_that_is_added_to_prices_is_no_cost():
    """1.00 off leaves 99.00 against a cost of 99.00; the 19.80 of tax are added."""
    lines = [line("100.00", discount_by_hand=amount("1.00"), tax_group_id=1)]
    entered = facts(*lines)
    holding = terms(*lines, rates=(rate("20", country=""),), costs={1: Decimal("99.00")})

    assert conceded(entered, holding, price(entered, holding)).is_below_cost is False


@pytest.mark.parametrize(
    ("lines", "about"),
    [
        ([line("100.00", discount_by_hand=approved("10.00"))], {}),
        ([line("100.00", price_by_hand=approved("90.00"))], {}),
        ([line("100.00")], {"discount_by_hand": approved("10.00")}),
        ([line("100.00")], {"charges_by_hand": {"SHIPPING": approved("0")}}),
    ],
)
def test_each_kind_that_was_approved_is_left_out(lines, about):
    """Beside it 5.00 are taken off another line, which nobody approved."""
    rules = [rule(fixed("0", None, "10.00"))]
    other = line("50.00", discount_by_hand=amount("5.00"))

    found = given(*lines, other, rules=rules, **about)

    assert found.untouched == Decimal("160.00")
    assert found.conceded == Decimal("15.00")
    assert found.unapproved == Decimal("5.00")


@pytest.mark.parametrize(("up_to", "unapproved"), [("100.00", "0"), ("99.99", "10.00")])
@pytest.mark.parametrize("kind", ["price_by_hand", "discount_by_hand"])
def test_an_approval_of_a_line_holds_up_to_the_list_price_it_was_given_for(kind, up_to, unapproved):
    by_hand = approved("90.00" if kind == "price_by_hand" else "10.00", up_to)

    assert given(line("100.00", **{kind: by_hand})).unapproved == Decimal(unapproved)


@pytest.mark.parametrize(("up_to", "unapproved"), [("110.00", "0"), ("109.99", "10.00")])
def test_an_approval_of_a_percentage_holds_up_to_the_order_it_was_given_for(up_to, unapproved):
    """100.00 and shipping for 10.00; ten percent are off the goods."""
    tenth = ByHand(percent=Decimal("10"), is_approved=True, approved_up_to=Decimal(up_to))
    rules = [rule(fixed("0", None, "10.00"))]

    found = given(line("100.00"), rules=rules, discount_by_hand=tenth)

    assert found.unapproved == Decimal(unapproved)


def test_an_approval_of_an_amount_off_the_order_holds_whatever_the_order_is():
    found = given(line("100.00"), discount_by_hand=approved("10.00", up_to="0"))

    assert (found.conceded, found.unapproved) == (Decimal("10.00"), Decimal("0"))


@pytest.mark.parametrize(("up_to", "unapproved"), [("10.00", "0"), ("9.99", "6.00")])
def test_an_approval_of_a_charge_holds_up_to_what_the_rules_asked(up_to, unapproved):
    rules = [
        rule(fixed("0", None, "10.00"), number=1),
        rule(fixed("0", None, "2.00"), number=2, code="HANDLING"),
    ]

    found = given(
        line("100.00"), rules=rules, charges_by_hand={"SHIPPING": approved("4.00", up_to)}
    )

    assert found.unapproved == Decimal(unapproved)


def test_an_approved_ceiling_above_what_the_rules_ask_concedes_nothing():
    ceiling = ByHand(
        amount=Decimal("6.00"), is_ceiling=True, is_approved=True, approved_up_to=Decimal("7.95")
    )

    found = given(line("10.00"), rules=SHIPPING, charges_by_hand={"SHIPPING": ceiling})

    assert (found.conceded, found.unapproved) == (Decimal("0"), Decimal("0"))
