"""Cases A1: an exempt order costs what the same order costs with tax, less the tax in it."""

from decimal import Decimal

import pytest

from pricing import ByHand, ChargeKind, ChargeTaxing, Part, Scope, price
from tests.pricing.facts import (
    FRANCE,
    REDUCED,
    STANDARD_RATED,
    amount,
    facts,
    fixed,
    line,
    offer,
    percent,
    rate,
    rule,
    terms,
)

RATES = (rate("20"), rate("5.5", REDUCED, number=2))


def bought(price, quantity=1, group=STANDARD_RATED, **more):
    return line(price, quantity, tax_group_id=group, region=FRANCE, **more)


def priced(*lines, rates=RATES, about=None, **holding):
    entered = facts(*lines, prices_with_tax=True, region=FRANCE, is_exempt=True, **about or {})
    return price(entered, terms(*lines, rates=rates, **holding))


def off_the_sum(value):
    return offer(("0", value), kind="threshold", gives="amount")


def test_a1_shipping_of_an_exempt_order_is_a_percentage_of_its_goods():
    """12 % of 1,319.00 are 158.28; less the sixth that is tax, 131.90."""
    found = priced(bought("1319.00"), rules=[rule(percent("0", None, "12"))])

    assert found.totals.charges == Decimal("131.90")


@pytest.mark.parametrize(
    ("together", "comes_to"),
    [
        (off_the_sum("240"), "900.75"),  # 1,079.00 and 1.90: 899.17 and 1.58
        (offer(("0", "1100"), gives="price"), "918.25"),  # 1,100.00 and 1.90: 916.67 and 1.58
    ],
)
def test_a1_an_amount_and_a_price_of_an_offer(together, comes_to):
    rules = [rule(fixed("0", None, "1.90"), code="HANDLING")]

    found = priced(bought("1319.00"), offers=[together], rules=rules)

    assert found.totals.total == Decimal(comes_to)
    assert found.totals.tax == 0


def test_a1_the_set_of_the_demo():
    """64.00 for both; without its sixth 53.33."""
    one, other = (Part(pieces=1, scope=Scope(items=frozenset({number}))) for number in (1, 2))
    both = offer(("0", "64"), kind="mix_and_match", gives="price", parts=(one, other))

    found = priced(bought("45.00"), bought("30.40"), offers=[both])

    assert found.totals.total == Decimal("53.33")


def test_a1_at_nineteen_percent():
    """1,587.00 / 1.19 = 1,333.613…"""
    found = priced(bought("1987.00"), offers=[off_the_sum("400")], rates=[rate("19")])

    assert found.totals.total == Decimal("1333.61")


def test_a1_a_charge_lowered_by_hand_is_a_ceiling_of_what_is_asked_without_tax():
    """Lowered to 4.00; the rule asks 4.50 with tax, which are 3.75 without."""
    lowered = {"SHIPPING": ByHand(amount=Decimal("4.00"), is_ceiling=True)}

    for asked, charged in [("4.50", "3.75"), ("4.80", "4.00"), ("6.00", "4.00")]:
        rules = [rule(fixed("0", None, asked))]
        found = priced(bought("50.00"), rules=rules, about={"charges_by_hand": lowered})

        assert found.totals.charges == Decimal(charged)


@pytest.mark.parametrize(("goods", "charged"), [("59.99", "5.00"), ("60.00", "0.00")])
def test_the_tier_of_an_exempt_order_is_the_one_it_is_in_with_tax(goods, charged):
    rules = [rule(fixed("0", "60", "6.00"), fixed("60", None, "0"))]

    assert priced(bought(goods), rules=rules).totals.charges == Decimal(charged)


def test_a_discount_that_belongs_to_lines_of_two_rates():
    """120.00 and 105.50 less 22.55: 108.00 and 94.95, without tax 90.00 and 90.00."""
    found = priced(bought("120.00"), bought("105.50", group=REDUCED), offers=[off_the_sum("22.55")])

    assert [ln.net for ln in found.lines] == [Decimal("90.00"), Decimal("90.00")]
    assert [ln.goods for ln in found.lines] == [Decimal("100.00"), Decimal("100.00")]


def test_many_pieces_are_not_a_rounding_each():
    """1,000 pieces at 1.00 contain a sixth: 833.33, though one piece is 0.8333."""
    found = priced(bought("1.00", 1000))

    assert found.lines[0].unit_price == Decimal("0.8333")
    assert found.totals.total == Decimal("833.33")


@pytest.mark.parametrize("typed", ["0.01", "3.33", "9.99", "33.34"])
def test_what_is_typed_on_an_exempt_order_is_taken_to_the_cent(typed):
    """An amount off comes off what is seen, whatever the rate, also over lines of two rates."""
    lines = [bought("69.00", 3), bought("41.11", group=REDUCED)]
    without = priced(*lines).totals.total

    off_the_order = priced(*lines, about={"discount_by_hand": amount(typed)})
    off_a_line = priced(bought("69.00", 3, discount_by_hand=amount(typed)), lines[1])

    assert without - off_the_order.totals.total == Decimal(typed)
    assert without - off_a_line.totals.total == Decimal(typed)


def test_a_price_typed_on_an_exempt_order_is_the_price():
    (ln,) = priced(bought("69.00", 3, price_by_hand=amount("49.99"))).lines

    assert (ln.list_price, ln.unit_price) == (Decimal("57.5000"), Decimal("49.99"))
    assert ln.net == Decimal("149.97")


@pytest.mark.parametrize(
    ("taxing", "charged"),
    [
        (ChargeTaxing.PROPORTION, "10.69"),  # 6.00 at 20 % are 5.00 without, 6.00 at 5.5 % are 5.69
        (ChargeTaxing.HIGHEST, "10.00"),
        (ChargeTaxing.OWN, "11.37"),
    ],
)
def test_a_charge_loses_the_tax_it_would_contain(taxing, charged):
    kinds = {"SHIPPING": ChargeKind(code="SHIPPING", taxing=taxing, tax_group_id=REDUCED)}
    rules = [rule(fixed("0", None, "12.00"))]

    found = priced(bought("60.00"), bought("60.00", group=REDUCED), rules=rules, charge_kinds=kinds)

    assert found.totals.charges == Decimal(charged)
