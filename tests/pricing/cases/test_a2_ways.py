"""Cases A2: each line goes its own way; the whole order by the header's, or by what is written down."""

from decimal import Decimal

import pytest

from pricing import ChargeKind, Region, price
from tests.pricing.facts import (
    EXPRESS,
    OVERNIGHT,
    STANDARD,
    STANDARD_RATED,
    facts,
    fixed,
    line,
    offer,
    rate,
    rule,
    terms,
)

WA, CA = (Region(country="US", state=state) for state in ("WA", "CA"))
RATES = (
    rate("7.25", number=1, country="US", state="CA"),
    rate("6.5", number=2, country="US", state="WA"),
)
KINDS = {"SHIPPING": ChargeKind(code="SHIPPING", is_shipping=True)}


def priced(*lines, about=None, **holding):
    holding = {"rates": RATES, "charge_kinds": KINDS} | holding
    return price(facts(*lines, **about or {}), terms(*lines, **holding))


def charges(found):
    return [(charge.line, charge.amount) for charge in found.charges]


@pytest.mark.parametrize(("header", "is_exempt"), [(WA, True), (CA, False)])
def test_a2_who_is_exempt_in_one_state_pays_tax_on_what_goes_to_another(header, is_exempt):
    """7.25 % of 100.00 and half the shipping: 105.00 make 7.6125."""
    to_wa = line("100.00", tax_group_id=STANDARD_RATED, region=WA, is_exempt=True)
    to_ca = line("100.00", tax_group_id=STANDARD_RATED, region=CA, is_exempt=False)
    lines = [to_wa, to_ca] if header == WA else [to_ca, to_wa]

    found = priced(
        *lines,
        about={"region": header, "is_exempt": is_exempt},
        rules=[rule(fixed("0", None, "10.00"))],
    )

    assert found.totals.tax == Decimal("7.61")
    assert found.totals.total == Decimal("217.61")


@pytest.mark.parametrize("kind", [{"spread": True}, {"is_line_level": True}])
def test_a2_free_shipping_with_one_mode_counts_and_frees_what_goes_by_it(kind):
    free = offer(("50", "0"), kind="free_shipping", mode_id=STANDARD)
    rules = [
        rule(fixed("0", None, "8.00"), number=1, modes=[STANDARD], **kind),
        rule(fixed("0", None, "25.00"), number=2, modes=[OVERNIGHT], **kind),
    ]
    for goods, of_standard in [("60.00", "0"), ("49.99", "8.00")]:
        lines = [line(goods), line("10.00", mode=OVERNIGHT)]

        found = priced(*lines, rules=rules, offers=[free])

        assert charges(found) == [(1, Decimal(of_standard)), (2, Decimal("25.00"))]


RULES = [
    rule(fixed("0", None, "7.95"), number=1, modes=[STANDARD]),
    rule(fixed("0", None, "14.95"), number=2, modes=[EXPRESS]),
    rule(fixed("0", None, "24.95"), number=3, modes=[OVERNIGHT]),
]


def test_a2_where_all_lines_go_by_another_mode_that_one_counts_for_the_whole_order():
    found = priced(*[line("10.00", mode=OVERNIGHT)] * 2, rules=RULES)

    assert charges(found) == [(None, Decimal("24.95"))]
    said = {"step": "mode_of_lines", "header": "99", "differ": False, "mode": "21"}
    assert found.charges[0].because[1] == said
    assert found.charges[0].because[0]["mode"] == "21"


def test_a2_where_their_modes_differ_the_dearest_counts():
    lines = [line("10.00", mode=EXPRESS), line("10.00", mode=OVERNIGHT)]

    found = priced(*lines, rules=RULES)

    assert charges(found) == [(None, Decimal("24.95"))]
    assert found.charges[0].because[1]["differ"] is True


def test_where_one_line_goes_by_the_headers_mode_that_one_counts():
    found = priced(line("10.00", mode=OVERNIGHT), line("10.00"), rules=RULES)

    assert charges(found) == [(None, Decimal("7.95"))]
    assert len(found.charges[0].because) == 1


def test_a_charge_for_every_mode_says_nothing_of_modes():
    rules = [rule(fixed("0", None, "2.00"), code="HANDLING"), *RULES]

    found = priced(line("10.00", mode=OVERNIGHT), rules=rules)

    assert [len(charge.because) for charge in found.charges] == [1, 2]


def test_what_goes_by_no_header_mode_frees_by_the_mode_that_counts():
    free = offer(("0", "0"), kind="free_shipping", mode_id=OVERNIGHT)

    found = priced(line("10.00", mode=OVERNIGHT), rules=RULES, offers=[free])

    assert charges(found) == [(None, Decimal("0"))]


def test_a2_of_one_code_a_rule_spread_and_one_that_is_not_compete_line_by_line():
    """The line by 99 is left to the 15.00 of the whole order; the one by 11 finds 7.00."""
    rules = [
        rule(fixed("0", None, "15.00"), number=1),
        rule(fixed("0", None, "7.00"), number=2, modes=[EXPRESS], spread=True),
    ]

    found = priced(line("10.00"), line("10.00", mode=EXPRESS), rules=rules)

    assert charges(found) == [(None, Decimal("15.00")), (2, Decimal("7.00"))]
    both_by_99 = priced(*[line("10.00")] * 2, rules=rules)
    assert charges(both_by_99) == [(None, Decimal("15.00"))]
    assert charges(priced(line("10.00", mode=EXPRESS), rules=rules)) == [(1, Decimal("7.00"))]


def test_a_rule_of_the_headers_mode_does_not_compete_for_a_line_by_another():
    rules = [
        rule(fixed("0", None, "15.00"), number=2, modes=[STANDARD], for_whom=2),
        rule(fixed("0", None, "25.00"), number=1, modes=[OVERNIGHT], spread=True),
    ]

    found = priced(line("10.00"), line("10.00", mode=OVERNIGHT), rules=rules)

    assert charges(found) == [(None, Decimal("15.00")), (2, Decimal("25.00"))]
