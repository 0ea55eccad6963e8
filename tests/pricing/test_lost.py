"""Pieces that we have not count for the terms of what remains."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pricing import price
from tests.pricing.facts import facts, fixed, line, offer, per_piece, percent, rule, terms

PIECES = st.integers(1, 6)


@given(
    quantities=st.lists(st.tuples(PIECES, st.integers(0, 6)), min_size=1, max_size=3),
    from_sum=st.sampled_from(["20", "50", "100"]),
    kind=st.sampled_from([fixed, percent, per_piece]),
)
@settings(max_examples=150)
def test_what_we_have_not_never_makes_the_rest_dearer(quantities, from_sum, kind):
    """Neither in all, nor for a piece; and it never comes to more than if it was the caller's wish."""
    ordered = [line("10.00", pieces) for pieces, _ in quantities]
    holding = terms(
        *ordered,
        rules=[rule(kind("0", from_sum, "7.95"), kind(from_sum, None, "2"))],
        offers=(
            offer(("4", "10"), number=1, kind="quantity"),
            offer((from_sum, "5"), number=2, kind="threshold", gives="amount"),
        ),
    )
    whole = facts(*ordered)
    left = replace(
        whole,
        lines=tuple(
            replace(one, quantity=pieces - min(lost, pieces), lost=min(lost, pieces))
            for one, (pieces, lost) in zip(whole.lines, quantities, strict=True)
        ),
    )

    wish = replace(left.there(), lines=tuple(replace(ln, lost=0) for ln in left.there().lines))

    before, after = price(whole, holding), price(left, holding)
    wished = price(wish, holding)

    assert after.totals.total <= min(before.totals.total, wished.totals.total)
    assert [one.number for one in after.lines] == [one.number for one in before.lines]
