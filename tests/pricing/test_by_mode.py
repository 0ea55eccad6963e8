"""The engine: the same order by another mode, as the modes side by side ask for it."""

from decimal import Decimal

from pricing import ChargeKind, price
from tests.pricing.facts import EXPRESS, OVERNIGHT, STANDARD, facts, fixed, line, rule, terms

LINES = [line("10.00"), line("20.00", mode=OVERNIGHT)]


def test_the_lines_of_the_headers_mode_go_along_and_the_others_stay():
    other = facts(*LINES, mode=STANDARD).by_mode(EXPRESS, "11")

    assert other == facts(line("10.00", mode=EXPRESS), line("20.00", mode=OVERNIGHT), mode=EXPRESS)


def test_it_is_charged_as_that_mode_charges():
    rules = [
        rule(fixed("0", None, "7.95"), number=1, modes=[STANDARD]),
        rule(fixed("0", None, "14.95"), number=2, modes=[EXPRESS]),
    ]
    known = terms(*LINES, rules=rules)

    assert price(facts(*LINES), known).totals.charges == Decimal("7.95")
    assert price(facts(*LINES).by_mode(EXPRESS, "11"), known).totals.charges == Decimal("14.95")


def test_a_code_nothing_more_is_known_of_is_plain():
    assert terms().kind_of("GIFTWRAP") == ChargeKind(code="GIFTWRAP")
