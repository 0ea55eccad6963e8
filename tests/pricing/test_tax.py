"""The engine: tax by rate, added to the prices or contained in them."""

from decimal import Decimal

import pytest

from pricing import ChargeKind, ChargeTaxing, Region, price
from tests.pricing.facts import (
    FRANCE,
    REDUCED,
    STANDARD_RATED,
    amount,
    facts,
    fixed,
    line,
    rate,
    rule,
    terms,
)

RATES = (rate("20"), rate("5.5", REDUCED, number=2))


def taxed_line(price, group=STANDARD_RATED, quantity=1, **more):
    return line(price, quantity, tax_group_id=group, region=more.pop("region", FRANCE), **more)


def priced(*lines, with_tax=True, rules=(), rates=RATES, kinds=None, **about):
    return price(
        facts(*lines, prices_with_tax=with_tax, region=FRANCE, **about),
        terms(*lines, rules=rules, rates=rates, charge_kinds=kinds or {}),
    )


def shipping(amount):
    return [rule(fixed("0", None, amount))]


def recap(found):
    return [(tax.percent, tax.base, tax.tax) for tax in found.taxes]


def test_69_00_at_20_percent_contains_11_50():
    found = priced(taxed_line("69.00"))

    assert found.totals.total == found.totals.goods == Decimal("69.00")
    assert found.totals.tax == Decimal("11.50")
    assert found.totals.tax_added == Decimal("0")
    assert recap(found) == [(Decimal("20"), Decimal("57.50"), Decimal("11.50"))]


def test_100_00_with_23_percent_stays_100_00():
    found = priced(taxed_line("100.00"), rates=(rate("23"),))

    assert found.totals.total == Decimal("100.00")
    assert found.totals.tax == Decimal("18.70")


def test_goods_discount_and_shipping_are_rounded_once_per_rate():
    found = priced(taxed_line("69.00"), rules=shipping("5.90"), discount_by_hand=amount("10.00"))

    assert found.totals.total == Decimal("64.90")
    assert found.totals.tax == Decimal("10.82")
    assert [ln.tax for ln in found.lines] == [Decimal("9.84")]
    assert [charge.tax for charge in found.charges] == [Decimal("0.98")]


def test_mixed_rates_with_a_discount_of_the_order():
    found = priced(
        taxed_line("60.00"), taxed_line("40.00", REDUCED), discount_by_hand=amount("10.00")
    )

    assert [ln.net for ln in found.lines] == [Decimal("54.00"), Decimal("36.00")]
    assert [ln.tax_percent for ln in found.lines] == [Decimal("20"), Decimal("5.5")]
    assert [ln.tax for ln in found.lines] == [Decimal("9.00"), Decimal("1.88")]
    assert found.totals.tax == Decimal("10.88")
    assert found.totals.total == Decimal("90.00")


def test_shipping_is_taxed_in_proportion_to_the_goods_rates():
    found = priced(
        taxed_line("50.00"), taxed_line("50.00", REDUCED), with_tax=False, rules=shipping("10.00")
    )

    assert [tax.tax for tax in found.taxes] == [Decimal("11.00"), Decimal("3.03")]
    assert [charge.tax for charge in found.charges] == [Decimal("1.28")]  # 1.00 and 0.28
    assert found.totals.tax == found.totals.tax_added == Decimal("14.03")
    assert found.totals.total == Decimal("124.03")


def test_the_cent_of_a_charge_that_is_left_goes_to_the_highest_rate():
    lines = [taxed_line("50.00", REDUCED), taxed_line("50.00")]

    found = priced(*lines, with_tax=False, rules=shipping("0.01"))

    assert [tax.base for tax in found.taxes] == [Decimal("50.01"), Decimal("50.00")]


def test_shipping_is_taxed_at_the_highest_rate():
    kinds = {"SHIPPING": ChargeKind(code="SHIPPING", taxing=ChargeTaxing.HIGHEST)}

    found = priced(
        taxed_line("50.00"),
        taxed_line("50.00", REDUCED),
        with_tax=False,
        rules=shipping("10.00"),
        kinds=kinds,
    )

    assert found.totals.tax == Decimal("14.75")
    assert [charge.tax for charge in found.charges] == [Decimal("2.00")]
    assert found.totals.total == Decimal("124.75")


def test_shipping_is_taxed_by_its_own_group():
    kinds = {"SHIPPING": ChargeKind(code="SHIPPING", taxing=ChargeTaxing.OWN, tax_group_id=REDUCED)}

    found = priced(taxed_line("50.00"), with_tax=False, rules=shipping("10.00"), kinds=kinds)

    assert [charge.tax for charge in found.charges] == [Decimal("0.55")]
    assert found.totals.tax == Decimal("10.55")


@pytest.mark.parametrize("taxing", ChargeTaxing)
def test_a_charge_of_a_line_follows_its_line(taxing):
    rules = [rule(fixed("0", None, "2.00"), is_line_level=True, item_id=7)]
    kinds = {"SHIPPING": ChargeKind(code="SHIPPING", taxing=taxing, tax_group_id=REDUCED)}

    found = priced(
        taxed_line("50.00"), taxed_line("10.00", REDUCED, item=7), with_tax=False,
        rules=rules, kinds=kinds,
    )  # fmt: skip

    assert [charge.tax for charge in found.charges] == [Decimal("0.11")]


def test_a_charge_of_a_line_is_taxed_where_that_line_is_sent():
    kinds = {"SHIPPING": ChargeKind(code="SHIPPING", taxing=ChargeTaxing.OWN, tax_group_id=REDUCED)}
    rules = [rule(fixed("0", None, "2.00"), is_line_level=True)]
    abroad = taxed_line("50.00", region=Region(country="DE"))

    found = priced(abroad, taxed_line("50.00"), with_tax=False, rules=rules, kinds=kinds)

    assert [charge.tax for charge in found.charges] == [Decimal("0"), Decimal("0.11")]


def test_a_charge_on_goods_for_nothing_is_taxed_all_the_same():
    found = priced(taxed_line("0.00"), with_tax=False, rules=shipping("10.00"))

    assert found.totals.tax == Decimal("2.00")


def test_what_has_no_group_or_no_rate_is_not_taxed():
    found = priced(taxed_line("10.00", None), taxed_line("10.00", 99), with_tax=False)

    assert found.totals.tax == Decimal("0")
    assert recap(found) == []


@pytest.mark.parametrize(
    ("region", "tax"),
    [
        (Region(country="US"), "0"),
        (Region(country="US", state="CA", postcode="94110"), "8.00"),
        (Region(country="US", state="ca", postcode="94110"), "8.00"),
        (Region(country="US", state="CA", postcode="90001"), "7.25"),
        (Region(country="US", state="NY", postcode="94110"), "0"),
        (Region(country="CA", state="CA", postcode="94110"), "0"),
    ],
)
def test_the_region_named_most_closely_wins(region, tax):
    rates = (
        rate("7.25", country="US", state="CA", number=1),
        rate("8", country="US", state="CA", prefix="941", number=2),
    )

    found = priced(taxed_line("100.00", region=region), with_tax=False, rates=rates)

    assert found.totals.tax == Decimal(tax)


def test_a_postcode_goes_before_a_state_a_longer_one_first_then_the_newer_rate():
    rates = (
        rate("5", country="US", state="CA", number=4),
        rate("6", country="US", prefix="94", number=3),
        rate("7", country="US", prefix="941", number=1),
        rate("8", country="US", prefix="941", number=2),
    )
    there = Region(country="US", state="CA", postcode="94110")
    for known, tax in [(rates[:2], "6.00"), (rates[:3], "7.00"), (rates, "8.00")]:
        found = priced(taxed_line("100.00", region=there), with_tax=False, rates=known)

        assert found.totals.tax == Decimal(tax)


def test_a_state_goes_before_its_country():
    rates = (
        rate("6", country="US", state="CA", number=1),
        rate("4", country="US", number=2),
    )
    lines = [
        taxed_line("100.00", region=Region(country="US", state=state)) for state in ("CA", "WA")
    ]

    found = priced(*lines, with_tax=False, rates=rates)

    assert [ln.tax for ln in found.lines] == [Decimal("6.00"), Decimal("4.00")]


def test_lines_go_by_where_each_of_them_is_sent():
    found = priced(taxed_line("100.00"), taxed_line("100.00", region=Region(country="DE")))

    assert [ln.tax for ln in found.lines] == [Decimal("16.67"), Decimal("0")]
