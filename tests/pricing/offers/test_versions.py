"""Versions of one offer: its lines count together, each under the version of its moment."""

from datetime import UTC, datetime
from decimal import Decimal

from pricing import Scope
from tests.pricing.facts import decimals, discounts, line, offer, priced

THEN = datetime(2026, 11, 1, tzinfo=UTC)


def versions(then, now):
    """One offer, set up anew since."""
    steps = [
        offer(*tiers, number=number, code="ONE", moments=frozenset({moment}), **about)
        for number, (moment, (tiers, about)) in enumerate([(THEN, then), (None, now)], start=11)
    ]
    (tiers, about) = then
    return offer(*tiers, number=1, code="ONE", versions=tuple(steps), **about)


def simple(value, **about):
    return [("0", value)], {"together": "compounded"} | about


def from_sum(at_least, value, **about):
    return [(at_least, value)], {
        "kind": "threshold", "gives": "amount", "together": "compounded"
    } | about  # fmt: skip


def test_an_offer_gives_way_to_what_its_own_new_version_needs():
    """5 % of 40.00, and 60.00 of 100.00 bear 18.00 of 30.00: better than 10 % of 60.00, and no sum."""
    mine = versions(simple("5"), from_sum("100", "30"))
    other = offer(number=0, code="ALSO", together="compounded", scope=Scope(items=frozenset({2})))

    found = priced(line("40.00", moment=THEN), line("60.00"), offers=[other, mine])

    assert discounts(found) == decimals("2.00", "18.00")


def test_a_sum_of_one_version_is_no_number_of_pieces_of_another():
    """The coupon waits for 100.00 of 40.00 and 20.00: the 5 pieces of its new version are none of it."""
    mine = versions(
        from_sum("100", "30", coupon="C"),
        ([("5", "10")], {"kind": "quantity", "together": "compounded", "coupon": "C"}),
    )

    found = priced(line("40.00", moment=THEN), line("20.00"), offers=[mine])

    (coupon,) = found.coupons
    assert (coupon.amount, coupon.missing, coupon.from_sum) == (0, Decimal(40), Decimal(100))


def test_a_version_that_no_line_has_says_nothing():
    """Today's is exclusive: 10 % of 20.00, and nothing on top of it."""
    mine = versions(
        simple("50", scope=Scope(items=frozenset({9}))), simple("10", together="exclusive")
    )
    other = offer(("0", "5"), number=0, code="ALSO", together="compounded")

    found = priced(line("40.00", moment=THEN), line("20.00"), offers=[other, mine])

    assert discounts(found) == decimals("2.00", "2.00")


def test_of_three_versions_those_count_together_that_a_line_has():
    """3 pieces: 20 % and 30 %. The oldest version is for another item."""
    before, mid = (datetime(2026, month, 1, tzinfo=UTC) for month in (9, 10))
    own = [
        offer(("3", value), number=number, code="ONE", kind="quantity", scope=scope,
              moments=frozenset({moment}), together=together)
        for number, moment, value, scope, together in [
            (11, before, "10", Scope(items=frozenset({9})), "exclusive"),
            (12, mid, "20", Scope(), "compounded"),
            (13, None, "30", Scope(), "compounded"),
        ]
    ]  # fmt: skip
    mine = offer(("3", "10"), number=1, code="ONE", kind="quantity", together="exclusive",
                 versions=tuple(own))  # fmt: skip
    other = offer(("0", "5"), number=0, code="ALSO", together="compounded")

    found = priced(
        line("10.00", moment=before), line("10.00", 2, moment=mid), line("10.00"),
        offers=[other, mine],
    )  # fmt: skip

    # 5 % of each; 20 % of 19.00 and 30 % of 9.50 where 3 pieces have it
    assert discounts(found) == decimals("0.50", "4.80", "3.35")
