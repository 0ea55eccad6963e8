"""The engine: orders that pay no tax, with and without tax in their prices."""

from decimal import Decimal

from pricing import price
from tests.pricing.facts import (
    FRANCE,
    STANDARD_RATED,
    amount,
    facts,
    fixed,
    line,
    rate,
    rule,
    terms,
)


def taxed_line(price, quantity=1, group=STANDARD_RATED, **more):
    return line(price, quantity, tax_group_id=group, region=FRANCE, **more)


def priced(*lines, with_tax=True, rules=(), **about):
    entered = facts(*lines, prices_with_tax=with_tax, region=FRANCE, is_exempt=True, **about)
    return price(entered, terms(*lines, rules=rules, rates=(rate("20"),)))


def shipping(amount):
    return rule(fixed("0", None, amount))


def test_an_exempt_order_without_tax_in_its_prices_adds_none():
    found = priced(taxed_line("50.00"), with_tax=False, rules=[shipping("10.00")])

    assert found.totals.tax == Decimal("0")
    assert found.totals.total == Decimal("60.00")


def test_an_exempt_order_with_tax_in_its_prices_takes_it_out():
    found = priced(taxed_line("69.00", 2), rules=[shipping("5.90")])

    (ln,) = found.lines
    assert (ln.list_price, ln.unit_price) == (Decimal("57.5000"), Decimal("57.5000"))
    assert ln.goods == Decimal("115.00")
    assert [charge.amount for charge in found.charges] == [Decimal("4.92")]
    assert found.charges[0].because[1:] == [
        {"step": "untaxed", "with_tax": "5.90", "amount": "4.92"}
    ]
    assert found.totals.tax == Decimal("0")
    assert found.totals.total == Decimal("119.92")


def test_what_was_set_by_hand_on_an_exempt_order_was_set_without_tax():
    found = priced(
        taxed_line("69.00", price_by_hand=amount("50.00")),
        charges_by_hand={"SHIPPING": amount("4.00")},
    )

    assert found.totals.total == Decimal("54.00")


def test_a_charge_without_tax_in_it_says_nothing_of_tax():
    found = priced(taxed_line("10.00", group=None), rules=[shipping("5.90")])

    assert [charge.amount for charge in found.charges] == [Decimal("5.90")]
    assert [step["step"] for step in found.charges[0].because] == ["tier"]
    assert [step["step"] for step in found.lines[0].because] == ["price"]


def test_of_several_charges_those_by_the_rules_are_without_their_tax():
    rules = [shipping("5.90"), rule(fixed("0", None, "2.00"), number=2, code="HANDLING")]

    found = priced(taxed_line("69.00"), rules=rules, charges_by_hand={"HANDLING": amount("3.00")})

    assert [(charge.charge_code, charge.amount) for charge in found.charges] == [
        ("HANDLING", Decimal("3.00")),
        ("SHIPPING", Decimal("4.92")),
    ]
