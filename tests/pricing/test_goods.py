"""The engine: quantity times price, rounded once, and what no column holds."""

from decimal import Decimal

import pytest

from pricing.errors import AmountTooLarge, NoPrice
from tests.pricing.facts import amount, fixed, line, off, priced, rule


@pytest.mark.parametrize(
    ("unit_price", "quantity", "digits", "goods"),
    [
        ("9999.9999", 9_999, 2, "99989999.00"),
        ("333.3", 3, 0, "1000"),
        ("0.3333", 3, 3, "1.000"),
        ("0.0005", 1, 3, "0.001"),
        ("0.0049", 1, 2, "0.00"),
        ("0.0050", 1, 2, "0.01"),
        ("0.0049", 100, 2, "0.49"),
    ],
)
def test_a_line_is_rounded_once(unit_price, quantity, digits, goods):
    found = priced(line(unit_price, quantity), digits=digits)

    assert found.lines[0].goods == found.totals.total == Decimal(goods)
    assert found.lines[0].unit_price == Decimal(unit_price)


def test_an_item_without_a_price_is_refused():
    with pytest.raises(NoPrice, match="Item 70002 has no price in USD today"):
        priced(line("1.00"), line(None))


@pytest.mark.parametrize(
    "lines", [[line("9999999999.9999", 99_999)], [line("99999999999.00"), line("1.00")]]
)
def test_what_no_column_holds_is_refused(lines):
    with pytest.raises(AmountTooLarge, match="beyond what an order can hold"):
        priced(*lines)


def test_goods_no_column_holds_are_refused_even_where_nothing_of_them_is_left():
    with pytest.raises(AmountTooLarge):
        priced(line("99999999999.00"), line("1.00"), discount_by_hand=off("100"))


def test_a_charge_that_carries_the_total_beyond_is_refused():
    ask = [rule(fixed("0", None, "1.00"))]

    with pytest.raises(AmountTooLarge):
        priced(line("99999999999.00"), rules=ask)
    with pytest.raises(AmountTooLarge):
        priced(line("0.00"), charges_by_hand={"SHIPPING": amount("100000000000.00")})


def test_the_largest_amount_is_still_held():
    assert priced(line("99999999999.99")).totals.total == Decimal("99999999999.99")
    assert priced(line("99999999999.999"), digits=3).totals.total == Decimal("99999999999.999")
