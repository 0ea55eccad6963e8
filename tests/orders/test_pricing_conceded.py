"""The engine: how much is given away by hand, and what a little more would save."""

from decimal import Decimal

import pytest

from orders.pricing import ByHand, ChargeKind, NextTier, conceded, price
from tests.orders.pricing_facts import (
    EXPRESS,
    STANDARD,
    amount,
    facts,
    fixed,
    line,
    off,
    offer,
    percent,
    rate,
    rule,
    terms,
)

SHIPPING = (rule(fixed("0", "50", "5.95"), fixed("50", "150", "7.95"), fixed("150", None, "0")),)


def given(*lines, rules=(), costs=None, **about):
    entered = facts(*lines, **about)
    holding = terms(*lines, rules=rules, costs=costs or {})
    return conceded(entered, holding, price(entered, holding))


def approved(number):
    return ByHand(amount=Decimal(number), is_approved=True)


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


# What a little more would save


def hints(*lines, rules=SHIPPING, offers=(), kinds=None, **about):
    holding = terms(*lines, rules=rules, offers=tuple(offers), charge_kinds=kinds or {})
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
    kinds = {"SHIPPING": ChargeKind(code="SHIPPING", is_shipping=True)}
    free = offer(("120", "0"), kind="free_shipping", mode_id=STANDARD)

    assert [h.missing for h in hints(line("110.05"), offers=[free], kinds=kinds)] == [
        Decimal("9.95")
    ]


def test_where_shipping_is_free_already_nothing_is_said():
    kinds = {"SHIPPING": ChargeKind(code="SHIPPING", is_shipping=True)}
    free = offer(("100", "0"), kind="free_shipping")

    assert hints(line("110.05"), offers=[free], kinds=kinds) == ()
    nearer_by_rule = offer(("200", "0"), kind="free_shipping")
    assert hints(line("160.00"), offers=[nearer_by_rule], kinds=kinds) == ()


def test_of_a_charge_by_hand_nothing_is_said():
    assert hints(line("110.05"), charges_by_hand={"SHIPPING": amount("1.00")}) == ()
