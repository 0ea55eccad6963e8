"""The law of exempt orders: they cost what they cost with tax, less the tax in it (cases A1)."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.words.money import rounded
from pricing import ByHand, Region, price
from tests.pricing.facts import facts, off, terms
from tests.pricing.strategies import (
    REGIONS,
    ZERO,
    orders,
    percents,
    plain_lines,
    priced,
)

FR = Region(country="FR")
UNIT = Decimal("0.01")
LINES = plain_lines(
    tax_group_id=st.sampled_from([None, 1, 2]),
    region=REGIONS,
    discount_by_hand=st.none() | percents().map(off),
)


@settings(max_examples=60, deadline=None)
@given(orders(lines=LINES))
def test_an_exempt_order_costs_what_it_costs_with_tax_less_the_tax_in_it(order):
    lines, about, holding = order
    about |= {"prices_with_tax": True, "charges_by_hand": {}}
    if about["discount_by_hand"] and about["discount_by_hand"].percent is None:
        about["discount_by_hand"] = None  # what is typed is typed without tax

    exempt, taxed = (priced((lines, about | {"is_exempt": is_}, holding)) for is_ in (True, False))

    roundings = 1 + len(exempt.lines) + len(taxed.taxes) + 3 * len(exempt.charges)
    without = taxed.totals.total - taxed.totals.tax
    assert exempt.totals.tax == ZERO
    assert abs(exempt.totals.total - without) <= UNIT * roundings


@settings(max_examples=60, deadline=None)
@given(orders(lines=LINES), st.decimals(min_value=0, max_value=60, places=2))
def test_a_ceiling_set_without_tax_is_one_set_with_it(order, ceiling):
    """All at 20 %, so that a ceiling has one equal with tax."""
    lines, about, holding = order
    lines = [(*ln[:5], ln[5] | {"tax_group_id": 1, "region": FR}) for ln in lines]
    about |= {"prices_with_tax": True, "discount_by_hand": None, "region": FR}
    with_tax = rounded(ceiling * Decimal("1.2"), 2)

    exempt, taxed = (
        priced(
            (
                lines,
                about
                | {
                    "is_exempt": is_exempt,
                    "charges_by_hand": {"SHIPPING": ByHand(amount=set_to, is_ceiling=True)},
                },
                holding,
            )
        )
        for is_exempt, set_to in ((True, ceiling), (False, with_tax))
    )

    roundings = 1 + len(exempt.lines) + len(taxed.taxes) + 3 * len(taxed.charges)
    assert abs(exempt.totals.total - taxed.totals.total + taxed.totals.tax) <= UNIT * roundings


@settings(max_examples=60, deadline=None)
@given(orders(lines=LINES))
def test_the_steps_of_an_exempt_line_lead_from_its_price_to_what_is_left_without_tax(order):
    lines, about, holding = order
    entered = facts(*lines, **about | {"prices_with_tax": True, "is_exempt": True})
    for ln in price(entered, terms(*lines, **holding)).lines:
        first, *others = ln.because
        discounts = [step for step in others if step["step"] != "untaxed"]
        with_tax = Decimal(first.get("with_tax", first["unit_price"])) * first["quantity"]
        left = rounded(with_tax, 2) - sum((Decimal(s["amount"]) for s in discounts), ZERO)
        (said,) = [step for step in others if step["step"] == "untaxed"] or [None]
        if said:
            assert (Decimal(said["with_tax"]), Decimal(said["amount"])) == (left, ln.net)
        else:
            assert Decimal(first["amount"]) == ln.goods
            assert ln.net == (left if discounts else ln.goods)
