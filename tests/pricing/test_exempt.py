"""The engine: orders that pay no tax, with and without tax in their prices."""

from decimal import Decimal

from pricing import ChargeKind, ChargeTaxing, price
from tests.pricing.facts import (
    FRANCE,
    STANDARD_RATED,
    amount,
    facts,
    fixed,
    line,
    off,
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


def test_a_price_by_hand_stands_beside_the_list_price_without_tax():
    (found,) = priced(taxed_line("120.00", price_by_hand=amount("80.00"))).lines

    assert (found.list_price, found.unit_price) == (Decimal("100.0000"), Decimal("80.00"))
    assert found.because == [
        {
            "step": "manual_price", "list_price": "100.0000", "unit_price": "80.00",
            "quantity": 1, "amount": "80.00",
        },
    ]  # fmt: skip


def test_a_line_with_a_discount_says_what_is_left_of_it_without_tax():
    """120.00 less 10 %: 108.00, less its sixth."""
    (found,) = priced(taxed_line("120.00", discount_by_hand=off("10"))).lines

    assert (found.goods, found.discount) == (Decimal("100.00"), Decimal("10.00"))
    assert [step["step"] for step in found.because] == ["price", "line_discount", "untaxed"]
    assert found.because[-1] == {"step": "untaxed", "with_tax": "108.00", "amount": "90.00"}


def test_nothing_is_taken_out_of_a_charge_where_prices_are_without_tax():
    own = ChargeKind(code="SHIPPING", taxing=ChargeTaxing.OWN, tax_group_id=STANDARD_RATED)
    lines = [taxed_line("100.00")]
    entered = facts(*lines, region=FRANCE, is_exempt=True)

    found = price(
        entered,
        terms(
            *lines,
            rules=[shipping("12.00")],
            rates=(rate("20"),),
            charge_kinds={"SHIPPING": own},
        ),
    )

    assert found.totals.total == Decimal("112.00")
