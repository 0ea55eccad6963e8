"""The engine: prices, discounts and charges set by hand."""

from decimal import Decimal

import pytest

from callcenter.words.money import spread
from pricing import ByHand
from tests.pricing.facts import (
    amount,
    discounts,
    fixed,
    line,
    off,
    percent,
    priced,
    rule,
)


def test_ten_off_three_pieces_stand_once_on_the_line():
    found = priced(line("20.00", 3, discount_by_hand=amount("10.00")))

    assert discounts(found) == [Decimal("10.00")]
    assert found.totals.total == Decimal("50.00")
    assert spread(found.lines[0].discount, [Decimal(1)] * 3, 2) == [
        Decimal("3.34"),
        Decimal("3.33"),
        Decimal("3.33"),
    ]


def test_a_quarter_off_19_99_leaves_14_99():
    found = priced(line("19.99", discount_by_hand=off("25")))

    assert discounts(found) == [Decimal("5.00")]
    assert found.totals.total == Decimal("14.99")


def test_all_of_it_off_leaves_exactly_nothing():
    found = priced(line("19.99", 3, discount_by_hand=off("100")))

    assert found.totals.total == Decimal("0.00")


def test_an_amount_beyond_the_line_takes_no_more_than_the_line():
    found = priced(line("10.00", discount_by_hand=amount("10.01")), line("5.00"))

    assert discounts(found) == [Decimal("10.00"), Decimal("0")]
    assert found.totals.total == Decimal("5.00")


def test_one_cent_off_the_order_is_borne_by_one_line():
    found = priced(*[line("10.00")] * 3, discount_by_hand=amount("0.01"))

    assert discounts(found) == [Decimal("0.01"), Decimal("0"), Decimal("0")]
    assert found.totals.total == Decimal("29.99")


def test_the_orders_discount_is_taken_off_what_the_lines_discounts_leave():
    found = priced(line("100.00", discount_by_hand=off("10")), discount_by_hand=off("10"))

    assert discounts(found) == [Decimal("19.00")]
    assert found.totals.total == Decimal("81.00")


def test_the_orders_discount_goes_by_what_each_line_comes_to():
    found = priced(line("60.00"), line("40.00"), discount_by_hand=amount("10.00"))

    assert discounts(found) == [Decimal("6.00"), Decimal("4.00")]


def test_an_orders_discount_beyond_the_goods_leaves_nothing_and_no_less():
    found = priced(line("60.00"), line("40.00"), discount_by_hand=amount("100.01"))

    assert discounts(found) == [Decimal("60.00"), Decimal("40.00")]
    assert found.totals.total == Decimal("0.00")


def test_charges_are_reckoned_on_the_discounted_goods():
    rules = [rule(fixed("0", "50", "5.95"), fixed("50", None, "7.95"))]

    assert priced(line("50.00"), rules=rules).totals.charges == Decimal("7.95")
    found = priced(line("50.00", discount_by_hand=amount("0.01")), rules=rules)
    assert found.totals.charges == Decimal("5.95")


def test_a_price_by_hand_stands_beside_the_list_price():
    found = priced(line("110.05", 2, price_by_hand=amount("99.9950")))

    (ln,) = found.lines
    assert (ln.list_price, ln.unit_price) == (Decimal("110.05"), Decimal("99.9950"))
    assert ln.goods == Decimal("199.99")
    assert ln.because == [
        {
            "step": "manual_price",
            "list_price": "110.05",
            "unit_price": "99.9950",
            "quantity": 2,
            "amount": "199.99",
        }
    ]


@pytest.mark.parametrize(("by_hand", "asked"), [("7.96", "7.96"), ("0", "0.00"), ("20", "20.00")])
def test_a_charge_by_hand_stands_in_place_of_the_rules(by_hand, asked):
    rules = [rule(fixed("0", None, "7.95"))]

    found = priced(line("10.00"), rules=rules, charges_by_hand={"SHIPPING": amount(by_hand)})

    assert [(c.charge_code, c.rule_id, c.amount) for c in found.charges] == [
        ("SHIPPING", None, Decimal(asked))
    ]


def test_a_charge_raised_by_a_cent_raises_the_total_by_a_cent():
    rules = [rule(fixed("0", None, "7.95"))]
    before = priced(line("110.05"), rules=rules)

    after = priced(line("110.05"), rules=rules, charges_by_hand={"SHIPPING": amount("7.96")})

    assert after.totals.total - before.totals.total == Decimal("0.01")


@pytest.mark.parametrize(
    ("goods", "asked"), [("49.99", "5.95"), ("50.00", "6.00"), ("149.99", "6.00"), ("150.00", "0")]
)
def test_a_charge_that_was_lowered_is_a_ceiling(goods, asked):
    """Set to 6.00 where the rules asked 7.95: where they ask less, less is charged."""
    rules = [rule(fixed("0", "50", "5.95"), fixed("50", "150", "7.95"), fixed("150", None, "0"))]
    ceiling = ByHand(amount=Decimal("6.00"), is_ceiling=True)

    found = priced(line(goods), rules=rules, charges_by_hand={"SHIPPING": ceiling})

    assert found.totals.charges == Decimal(asked)


def test_a_ceiling_the_rules_just_reach_leaves_the_charge_to_them():
    ceiling = {"SHIPPING": ByHand(amount=Decimal("7.95"), is_ceiling=True)}

    found = priced(line("10.00"), rules=[rule(fixed("0", None, "7.95"))], charges_by_hand=ceiling)

    assert [(c.rule_id, c.amount) for c in found.charges] == [(1, Decimal("7.95"))]


def test_a_charge_no_rule_asks_for_can_be_added():
    found = priced(line("10.00"), charges_by_hand={"GIFTWRAP": amount("4.50")})

    assert found.totals.total == Decimal("14.50")


def test_an_order_without_lines_has_no_charges_by_hand_either():
    assert priced(charges_by_hand={"GIFTWRAP": amount("4.50")}).totals.total == Decimal("0")


def test_other_codes_stay_as_the_rules_ask():
    rules = [
        rule(fixed("0", None, "7.95")),
        rule(percent("0", None, "2"), number=2, code="HANDLING"),
    ]

    found = priced(line("100.00"), rules=rules, charges_by_hand={"SHIPPING": amount("1.00")})

    assert [(c.charge_code, c.amount) for c in found.charges] == [
        ("HANDLING", Decimal("2.00")),
        ("SHIPPING", Decimal("1.00")),
    ]
