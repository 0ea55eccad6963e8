"""Cases A1 with A2: charges of exempt orders whose lines go several ways; prices contain tax."""

from decimal import Decimal

import pytest

from pricing import ByHand, ChargeKind, ChargeTaxing, Region, price
from tests.pricing.facts import (
    EXPRESS,
    FRANCE,
    OVERNIGHT,
    REDUCED,
    STANDARD,
    STANDARD_RATED,
    facts,
    fixed,
    line,
    percent,
    rate,
    rule,
    terms,
)

CA = Region(country="US", state="CA")
RATES = (
    rate("20", number=1),
    rate("5.5", REDUCED, number=2),
    rate("7.25", number=3, country="US", state="CA"),
)


def bought(price, group=STANDARD_RATED, region=FRANCE, **more):
    return line(price, tax_group_id=group, region=region, **more)


def priced(*lines, about=None, **holding):
    entered = facts(*lines, **{"prices_with_tax": True, "region": FRANCE} | (about or {}))
    return price(entered, terms(*lines, rates=RATES, **holding))


def amounts(found):
    return [str(charge.amount) for charge in found.charges]


# 100.00 each without tax: at 20 % by one mode, at 5.5 % by another
TWO_WAYS = (bought("120.00"), bought("105.50", REDUCED, mode=EXPRESS))


def test_a1_each_line_by_its_own_rule_less_its_own_tax():
    """12.00 less its sixth; 5 % of 105.50 are 5.28, less 5.5 %."""
    rules = [
        rule(fixed("0", None, "12.00"), number=1, modes=[STANDARD], is_line_level=True),
        rule(percent("0", None, "5"), number=2, modes=[EXPRESS], is_line_level=True),
    ]

    found = priced(*TWO_WAYS, about={"is_exempt": True}, rules=rules)

    assert amounts(found) == ["10.00", "5.00"]
    assert (found.totals.total, found.totals.tax) == (Decimal("215.00"), 0)


@pytest.mark.parametrize(
    ("about", "charged"),
    [
        ({"spread": True}, ["10.64", "10.64"]),  # 12.77 less 20 %, 11.23 less 5.5 %
        ({}, ["21.28"]),
    ],
)
def test_a1_a_charge_of_both_loses_the_tax_of_each(about, charged):
    """24.00, of which 120 of 225.50 bear 12.77."""
    rules = [rule(fixed("0", None, "24.00"), **about)]

    found = priced(*TWO_WAYS, about={"is_exempt": True}, rules=rules)

    assert amounts(found) == charged
    assert found.totals.total == Decimal("221.28")


@pytest.mark.parametrize("taxing", [ChargeTaxing.HIGHEST, ChargeTaxing.OWN])
def test_a1_at_one_rate_it_loses_that(taxing):
    kind = ChargeKind(code="SHIPPING", taxing=taxing, tax_group_id=STANDARD_RATED)

    found = priced(
        *TWO_WAYS,
        about={"is_exempt": True},
        rules=[rule(fixed("0", None, "24.00"))],
        charge_kinds={"SHIPPING": kind},
    )

    assert found.totals.total == Decimal("220.00")


def test_a1_exempt_in_one_region_and_taxed_in_the_other():
    """Of 12.00 the exempt 107.25 of 227.25 bear 5.66, 5.28 without 7.25 %; 6.34 stay, with a sixth of tax."""
    found = priced(
        bought("107.25", region=CA, is_exempt=True),
        bought("120.00"),
        rules=[rule(fixed("0", None, "12.00"))],
    )

    assert amounts(found) == ["11.62"]
    assert found.totals.total == Decimal("231.62")
    assert found.totals.tax == Decimal("21.06")  # of 126.34: the charge by 100.00 to 120.00


def test_a1_by_the_dearest_of_the_lines_modes_half_of_it_exempt():
    """30.00: 12.50 and 15.00."""
    found = priced(
        bought("120.00", mode=EXPRESS, is_exempt=True),
        bought("120.00", mode=OVERNIGHT),
        rules=[
            rule(fixed("0", None, "10.00"), number=1, modes=[EXPRESS]),
            rule(fixed("0", None, "30.00"), number=2, modes=[OVERNIGHT]),
        ],
    )

    assert amounts(found) == ["27.50"]
    assert found.totals.total == Decimal("247.50")


@pytest.mark.parametrize(("ceiling", "charged"), [("23.00", "22.00"), ("21.00", "21.00")])
def test_a1_a_ceiling_is_compared_with_what_is_asked_once_half_is_exempt(ceiling, charged):
    """24.00: 10.00 and 12.00."""
    found = priced(
        bought("120.00", is_exempt=True),
        bought("120.00"),
        about={"charges_by_hand": {"SHIPPING": ByHand(amount=Decimal(ceiling), is_ceiling=True)}},
        rules=[rule(fixed("0", None, "24.00"))],
    )

    assert amounts(found) == [charged]
    assert found.totals.total == Decimal("220.00") + Decimal(charged)


@pytest.mark.parametrize(
    ("currency", "digits", "item", "shipping", "total"),
    [
        ("JPY", 0, "1980", "550", "2300"),  # 1800 and 500 at 10 %
        ("KWD", 3, "1.980", "0.550", "2.300"),
        ("JPY", 0, "1983", "555", "2308"),  # 1802.7…, 504.5…
        ("KWD", 3, "1.983", "0.555", "2.308"),
    ],
)
def test_a1_in_currencies_of_no_digits_and_of_three(currency, digits, item, shipping, total):
    lines = [bought(item)]
    entered = facts(*lines, digits=digits, currency=currency, prices_with_tax=True, is_exempt=True)

    found = price(
        entered, terms(*lines, rates=[rate("10")], rules=[rule(fixed("0", None, shipping))])
    )

    assert str(found.totals.total) == total
