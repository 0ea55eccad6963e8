"""Cases A9: of what we have not all, the rest keeps its terms; also where lines are exempt, or taxed apart."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pricing import PricedLine, price
from pricing.because import Wording
from tests.pricing.facts import (
    FRANCE,
    REDUCED,
    STANDARD_RATED,
    amount,
    facts,
    fixed,
    line,
    offer,
    per_piece,
    percent,
    rate,
    rule,
    terms,
)

RATES = (rate("20"), rate("5.5", REDUCED, number=2))


def bought(price, quantity=1, group=STANDARD_RATED, **more):
    return line(price, quantity, tax_group_id=group, region=FRANCE, **more)


def whole_and_rest(*lines, lost, about=None, **holding):
    """The order as it was, and without the pieces that are lost, by line."""
    holds = terms(*lines, rates=RATES, **holding)
    whole = facts(*lines, **{"region": FRANCE} | (about or {}))
    rest = tuple(
        replace(ln, quantity=ln.quantity - lost.get(ln.number, 0), lost=lost.get(ln.number, 0))
        for ln in whole.lines
    )
    return price(whole, holds), price(replace(whole, lines=rest), holds)


def totals(*found):
    return [str(one.totals.total) for one in found]


EXEMPT = {"prices_with_tax": True, "is_exempt": True}
FROM_THREE = offer(("3", "10"), kind="quantity")


def test_a9_an_exempt_line_of_which_a_piece_is_lost_keeps_its_offer():
    """270.00 and 12 %, 32.40: 225.00 + 27.00. Two remain at 180.00 and 21.60: 150.00 + 18.00."""
    found = whole_and_rest(
        bought("100.00", 3),
        lost={1: 1},
        about=EXEMPT,
        offers=[FROM_THREE],
        rules=[rule(percent("0", None, "12"))],
    )

    assert totals(*found) == ["252.00", "168.00"]
    (left,) = found[1].lines
    step = {"step": "lost", "pieces": 2, "whole": 3, "amount": "180.00"}
    assert (left.because[-2], left.charged_on) == (step, Decimal("180.00"))
    assert (left.unit_price, left.goods, left.discount, left.tax) == tuple(
        map(Decimal, ("83.3333", "166.67", "16.67", "0"))
    )


def test_a9_what_was_set_by_hand_on_an_exempt_line_was_set_without_tax():
    """3 × 80.00 less 30.00; two at 160.00 less 30.00, as that is less than their share of it."""
    found = whole_and_rest(
        bought("100.00", 3, price_by_hand=amount("80.00"), discount_by_hand=amount("30.00")),
        lost={1: 1},
        about=EXEMPT,
    )

    assert totals(*found) == ["210.00", "130.00"]


def test_a9_one_exempt_line_is_gone_and_another_keeps_its_share():
    """Off 24.00, half each: 108.00 twice, 90.00 twice without tax; handling 2.40 for all, 2.00."""
    found = whole_and_rest(
        bought("120.00"),
        bought("120.00"),
        lost={2: 1},
        about=EXEMPT,
        offers=[offer(("200", "24"), kind="threshold", gives="amount")],
        rules=[rule(fixed("0", None, "2.40"), code="HANDLING")],
    )

    assert totals(*found) == ["182.00", "92.00"]
    assert [ln.goods for ln in found[1].lines] == [Decimal("100.00"), Decimal(0)]


def test_a9_a_charge_of_a_line_that_is_gone_goes_with_it():
    found = whole_and_rest(
        bought("60.00", 2),
        bought("60.00"),
        lost={1: 1, 2: 1},
        about=EXEMPT,
        rules=[rule(per_piece("0", None, "6.00"), is_line_level=True)],
    )

    assert totals(*found) == ["165.00", "55.00"]  # 50.00 a piece, and 5.00


@pytest.mark.parametrize("is_line_level", [True, False])
def test_what_was_free_stays_free(is_line_level):
    """3 × 3.338 are 10.01, all of it off; 2 × 3.338 are 6.68, of which two thirds of 10.01 leave a cent."""
    found = whole_and_rest(
        bought("3.338", 3),
        lost={1: 1},
        offers=[offer(("0", "100"))],
        rules=[rule(percent("0", None, "12"), is_line_level=is_line_level)],
    )

    assert totals(*found) == ["0.00", "0.00"]


# Tax goes by what remains: that of a charge in proportion may be more then


def steps_of(found):
    return [step["step"] for step in found.charges[0].because]


SHIPPING = [rule(fixed("0", None, "8.00"))]


def test_a9_tax_of_a_charge_goes_by_the_lines_that_remain():
    """100.00 and 4.00 at 20 % and at 5.5 %: 20.80 + 5.72. Then 108.00 at 20 %: 21.60; 104.92 less."""
    low = bought("100.00", group=REDUCED)
    found = whole_and_rest(bought("100.00"), low, lost={2: 1}, rules=SHIPPING)

    assert totals(*found) == ["234.52", "129.60"]
    assert [one.charges[0].tax for one in found] == [Decimal("1.02"), Decimal("1.60")]
    said = Wording(currency="USD", modes={}).sentence(found[1].charges[0].because)
    assert said.endswith("With tax 9.60 instead of 9.02: its tax goes by what remains.")


def test_a9_and_by_those_that_remain_taxed():
    """12.00, half of it exempt: 6.00 + 5.00. Without the exempt line 12.00: 100.00 and 1.00 more go back."""
    found = whole_and_rest(
        bought("120.00"),
        bought("120.00", is_exempt=True),
        lost={2: 1},
        about={"prices_with_tax": True},
        rules=[rule(fixed("0", None, "12.00"))],
    )

    assert totals(*found) == ["231.00", "132.00"]
    assert found[1].charges[0].because[-1] == {
        "step": "tax_follows",
        "before": "11.00",
        "amount": "12.00",
    }


@pytest.mark.parametrize(
    ("lost", "with_tax"),
    [({1: 1}, False), ({2: 1}, True)],
    ids=["the tax is less", "prices contain it"],
)
def test_nothing_is_said_where_the_charge_costs_no_more(lost, with_tax):
    low = bought("100.00", group=REDUCED)
    about = {"prices_with_tax": with_tax}

    _, rest = whole_and_rest(bought("100.00"), low, lost=lost, about=about, rules=SHIPPING)

    assert steps_of(rest) == ["tier"]


def test_nothing_is_said_of_a_cent_that_another_share_brings():
    """0.89 of 4.46, of which 1.12 bear 0.2235; then 0.43 of 2.13, of which they bear 0.2261."""
    whole, rest = whole_and_rest(
        bought("1.01"), bought("2.33"), lost={2: 1}, rules=[rule(fixed("0", None, "1.12"))]
    )

    assert [one.charges[0].tax for one in (whole, rest)] == [Decimal("0.22"), Decimal("0.23")]
    assert steps_of(rest) == ["tier"]


def test_nothing_is_said_of_a_charge_that_was_none():
    """From 150.00 on there is no handling, and below it is 0.00."""
    whole, rest = whole_and_rest(
        bought("100.00", 2), lost={1: 1}, rules=[rule(fixed("0", "150", "0"), code="HANDLING")]
    )

    assert (whole.charges, [charge.amount for charge in rest.charges]) == ((), [Decimal(0)])
    assert steps_of(rest) == ["tier"]


def test_a_line_that_is_gone_shows_its_price_and_comes_to_nothing():
    _, rest = whole_and_rest(bought("100.00"), bought("60.00"), lost={2: 1})

    assert rest.lines[1] == PricedLine(
        number=2,
        list_price=Decimal("60.00"),
        unit_price=Decimal("60.00"),
        goods=Decimal(0),
        because=[],
    )
