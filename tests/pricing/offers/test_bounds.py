"""Beyond the bounds on what is tried, the largest offer claims first; and what is best so far is kept."""

from decimal import Decimal

import pytest

from pricing import Scope, together
from tests.pricing.facts import decimals, discounts, facts, line, offer, priced


def only(*items):
    return Scope(items=frozenset(items))


def off(value, *items, number, **more):
    """So much off the sum of some items."""
    return offer(
        ("0", value), number=number, kind="threshold", gives="amount", scope=only(*items), **more
    )


# 14 lines of 100.00, and 13 single offers: 11.00 off the first two, 12.00 off the second and third …
LINES = [line("100.00") for _ in range(14)]
SINGLE = [off(str(10 + n), n, n + 1, number=n) for n in range(1, 14)]


def half_of_the_last(**more):
    return offer(("0", "50"), number=14, together="compounded", scope=only(14), **more)


def test_beyond_twelve_single_offers_the_largest_claims_first_and_all_others_after_it():
    """23.00, 22.00 and so on: 221.00."""
    assert priced(*LINES, offers=SINGLE).totals.discount == Decimal("221.00")


def test_it_claims_none_where_a_compounded_one_gives_more_on_its_lines():
    """50.00 instead of 23.00; 22.00 and so on to 11.00: 198.00."""
    found = priced(*LINES, offers=[*SINGLE, half_of_the_last()])

    assert found.totals.discount == Decimal("248.00")


def test_a_coupon_is_no_reason_to_claim_none_as_it_comes_on_top():
    """221.00, and half of 88.50."""
    found = priced(*LINES, offers=[*SINGLE, half_of_the_last(coupon="HALF")])

    assert found.totals.discount == Decimal("265.25")


BOTH_OR_EACH = [off("50", 1, 2, number=1), off("30", 1, number=2), off("30", 2, number=3)]


@pytest.mark.parametrize(("most", "found"), [(20_000, ["30.00", "50.00"]), (0, ["25.00", "25.00"])])
def test_where_no_more_may_be_tried_the_best_so_far_is_taken(monkeypatch, most, found):
    monkeypatch.setattr(together, "MOST_TRIED", most)

    assert discounts(priced(line("100"), line("100"), offers=BOTH_OR_EACH)) == decimals(*found)


def test_every_line_an_offer_is_reckoned_on_counts():
    entered = facts(line("100"), line("100"))
    one = together.Candidate(offer=BOTH_OR_EACH[0], lines=frozenset({0, 1}))
    trial = together.Trial(entered.lines, [one], 2)
    way = together.Way(
        left=decimals("100", "100"), unclaimed=frozenset({0, 1}), open_to_coupons=frozenset()
    )

    trial.given(one, way), trial.given(one, way)

    assert trial.tried == 4


def test_of_compounded_ones_the_best_selection_is_kept_and_not_the_last():
    """50.00 keep the other from 200.00, which would give 10.00."""
    half = offer(("0", "50"), number=1, together="compounded", scope=only(1))
    from_200 = offer(
        ("200", "10"), number=2, kind="threshold", gives="amount", together="compounded"
    )

    found = priced(line("100"), line("100"), offers=[half, from_200])

    assert discounts(found) == decimals("50.00", "0")


def test_a_compounded_coupon_comes_last_of_whatever_kind_it_is():
    """5.00 off 100.00; 10 % of 95.00."""
    coupon = offer(number=1, code="A", together="compounded", coupon="TEN")
    five = offer(
        ("0", "5"), number=2, code="B", kind="threshold", gives="amount", together="compounded"
    )

    found = priced(line("100"), offers=[coupon, five])

    assert discounts(found) == decimals("14.50")
    assert [one.amount for one in found.coupons] == decimals("9.50")
