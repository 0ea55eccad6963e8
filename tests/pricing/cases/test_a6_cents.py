"""Cases A6: a charge set by hand keeps its lines, so that a cent of it is a cent and its tax."""

from decimal import Decimal

from pricing import Region, price
from pricing.charging.by_hand import asked_by_rules
from tests.pricing.facts import amount, facts, fixed, line, percent, rate, rule, terms

WA, CA = (Region(country="US", state=state) for state in ("WA", "CA"))
RATES = (rate("13.3333", country="US", state="CA"),)


def priced(*lines, rules, by_hand=None):
    charges = {} if by_hand is None else {"SHIPPING": by_hand}
    entered = facts(*lines, region=WA, charges_by_hand=charges)
    return price(entered, terms(*lines, rules=rules, rates=RATES))


def test_a6_a_cent_off_a_charge_of_a_line_that_is_taxed():
    """12.00 of a line to CA bear 1.60 of tax; 11.99 bear 1.5987 and are taxed there still."""
    lines = [
        line("900.00", region=WA, tax_group_id=1),
        line("100.00", region=CA, item=7),
    ]
    to_ca = rule(fixed("0", None, "12.00"), is_line_level=True, item_id=7)
    lines[1][5]["tax_group_id"] = 1
    goods_tax = Decimal("13.33")

    asked = priced(*lines, rules=[to_ca])
    lowered = priced(*lines, rules=[to_ca], by_hand=amount("11.99"))

    assert asked.totals.total == Decimal("1013.60") + goods_tax
    assert lowered.totals.total == Decimal("1013.59") + goods_tax
    assert [(c.line, c.amount, c.tax) for c in lowered.charges] == [
        (2, Decimal("11.99"), Decimal("1.60"))
    ]


def test_it_is_shared_as_the_rules_share_it():
    rules = [rule(percent("0", None, "10"), is_line_level=True)]
    lines = [line("30.00", region=WA), line("70.00", region=CA, tax_group_id=1)]

    found = priced(*lines, rules=rules, by_hand=amount("5.00"))

    assert [(c.line, c.amount, c.rule_id) for c in found.charges] == [
        (1, Decimal("1.50"), None),
        (2, Decimal("3.50"), None),
    ]
    assert asked_by_rules(found.charges) == Decimal("10.00")
    assert found.charges[1].because == [
        {"step": "manual_charge", "asked": "10.00", "amount": "5.00", "own": "7.00"},
        {"step": "share", "of": "5.00", "own": "7.00", "base": "10.00"},
    ]
    assert found.totals.tax == Decimal("9.80")  # 13.3333 % of 73.50


def test_where_the_rules_ask_nothing_of_lines_their_goods_count():
    rules = [rule(fixed("0", None, "0"), is_line_level=True)]

    found = priced(line("30.00"), line("90.00"), rules=rules, by_hand=amount("4.00"))

    assert [(c.line, c.amount) for c in found.charges] == [
        (1, Decimal("1.00")),
        (2, Decimal("3.00")),
    ]
    assert asked_by_rules(found.charges) == 0


def test_charges_of_one_line_by_several_rules_become_one():
    rules = [
        rule(fixed("0", None, "2.00"), number=1, is_line_level=True, adds_up=True),
        rule(fixed("0", None, "3.00"), number=2, is_line_level=True, adds_up=True),
        rule(fixed("0", None, "5.00"), number=3, adds_up=True),
    ]

    found = priced(line("30.00"), rules=rules, by_hand=amount("4.00"))

    assert [(c.line, c.amount) for c in found.charges] == [
        (None, Decimal("2.00")),
        (1, Decimal("2.00")),
    ]
