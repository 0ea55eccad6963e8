"""What is let go, and what is the customer's: laws over any sums, without a database."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from orders.standing import Standing

SUMS = st.integers(0, 400).map(lambda cents: Decimal(cents) / 100)
STANDINGS = st.builds(
    Standing,
    cost=SUMS,
    held=st.integers(-100, 400).map(lambda cents: Decimal(cents) / 100),
    promised=SUMS,
    claimed=SUMS,
    waiting=SUMS,
    written_off=SUMS,
    goodwill=SUMS,
)


def after(standing):
    """The same once everything that is not needed was let go."""
    goes = standing.let_go
    names = ("waiting", "promised", "claimed", "written_off", "goodwill")
    return replace(
        standing, **{name: getattr(standing, name) - getattr(goes, name) for name in names}
    )


@given(STANDINGS)
def test_what_is_left_covers_the_cost_and_never_twice(standing):
    left = after(standing)

    assert left.kept + left.waiting - left.cost == left.credit - left.due
    assert left.due == standing.due
    if left.credit:
        assert left.waiting == left.promised == left.claimed == left.written_off == 0


@given(STANDINGS)
def test_nothing_of_what_is_his_is_let_go_and_only_what_is_held_is_his(standing):
    assert after(standing).credit == standing.credit <= max(standing.held, Decimal(0))


@given(STANDINGS, SUMS)
def test_a_refund_to_make_is_gone(standing, back):
    back = min(back, standing.credit)
    gone = replace(standing, held=standing.held - back)

    assert gone.credit == standing.credit - back
    assert after(gone).due == standing.due


@given(STANDINGS)
def test_a_cancelled_order_keeps_only_what_goes_back(standing):
    left = after(replace(standing, cost=Decimal(0)))

    assert left.due == max(-left.kept - left.waiting, Decimal(0))
    assert left.kept + left.waiting == left.held if standing.held >= 0 else True
