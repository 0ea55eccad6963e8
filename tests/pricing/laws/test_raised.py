"""The law of concessions: each price that was lowered counts, whatever was raised (cases A13)."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pricing.cases.test_a13_conceded import given_away
from tests.pricing.facts import amount, line
from tests.pricing.strategies import money


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(money(100), money(100)), min_size=1, max_size=6))
def test_each_price_that_was_lowered_counts(prices):
    lines = [line(listed, price_by_hand=amount(by_hand)) for listed, by_hand in prices]

    lowered = sum((max(listed - by_hand, Decimal(0)) for listed, by_hand in prices), Decimal(0))
    assert given_away(*lines).conceded == lowered
