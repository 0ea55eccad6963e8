"""The laws of pieces that we have not: what remains keeps its terms, whatever it is priced by (cases A9)."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pricing import price
from tests.pricing.facts import facts, off, terms
from tests.pricing.strategies import REGIONS, ZERO, orders, percents, plain_lines

LINES = plain_lines(
    tax_group_id=st.sampled_from([None, 1, 2]),
    region=REGIONS,
    discount_by_hand=st.none() | percents().map(off),
    is_exempt=st.booleans(),
)
DIGITS = st.sampled_from([0, 2, 3])


def rest_of(entered, lost):
    """The order without so many percent of each line's pieces, which we have not."""
    gone = [ln.quantity * share // 100 for ln, share in zip(entered.lines, lost, strict=False)]
    gone += [0] * (len(entered.lines) - len(gone))
    lines = (
        replace(ln, quantity=ln.quantity - many, lost=many)
        for ln, many in zip(entered.lines, gone, strict=True)
    )
    return replace(entered, lines=tuple(lines))


LOST = st.lists(st.sampled_from([0, 0, 34, 50, 100]), max_size=8)


@settings(max_examples=100, deadline=None)
@given(orders(lines=LINES), LOST, DIGITS)
def test_no_line_and_no_rule_asks_more_of_what_remains(order, lost, digits):
    lines, about, holding = order
    holds = terms(*lines, **holding | {"rates": ()})
    whole = facts(*lines, **about | {"digits": digits})

    before, after = (price(one, holds) for one in (whole, rest_of(whole, lost)))

    assert after.totals.total <= before.totals.total
    assert all(now.net >= ZERO for now in after.lines)
    assert after.totals.total == (
        sum((ln.net for ln in after.lines), ZERO)
        + sum((charge.amount for charge in after.charges), ZERO)
    )


@settings(max_examples=100, deadline=None)
@given(orders(lines=LINES), LOST, DIGITS)
def test_what_remains_of_an_exempt_order_costs_what_it_costs_with_tax_less_the_tax(
    order, lost, digits
):
    lines, about, holding = order
    about |= {"prices_with_tax": True, "charges_by_hand": {}, "digits": digits}
    if about["discount_by_hand"] and about["discount_by_hand"].percent is None:
        about["discount_by_hand"] = None  # what is typed is typed without tax
    holds = terms(*lines, **holding)

    exempt, taxed = (
        price(rest_of(all_exempt(facts(*lines, **about), is_exempt), lost), holds)
        for is_exempt in (True, False)
    )

    roundings = 1 + len(exempt.lines) + len(taxed.taxes) + 3 * len(exempt.charges)
    without = taxed.totals.total - taxed.totals.tax
    assert exempt.totals.tax == ZERO
    assert abs(exempt.totals.total - without).scaleb(digits) <= roundings


def all_exempt(entered, is_exempt):
    lines = (replace(ln, is_exempt=is_exempt) for ln in entered.lines)
    return replace(entered, is_exempt=is_exempt, lines=tuple(lines))
