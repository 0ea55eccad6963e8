"""Two refunds at once, together above the credit: one is refused."""

from functools import partial

import pytest

from callcenter.words.money import ZERO
from payments.models import Refund
from payments.questions.refundable import LATER, refundable_of
from tests.orders.drafts import fresh
from tests.orders.racing import TIMES, at_once, names
from tests.payments.cancelling import cancel, cancel_lines, make, refund, sold_for_120, sold_for_172

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.mark.parametrize("time", range(TIMES))
def test_two_partial_refunds_together_above_the_credit_one_is_refused(time):
    """Vector 31."""
    order = sold_for_172()
    cancel_lines(order, [2], "52.05", to=LATER)
    version = fresh(order).version

    outcomes = at_once(*[partial(refund, order, "30.00", version=version)] * 2)

    assert names(outcomes) in (["MoreThanCredit", "list"], ["Stale", "list"])
    assert Refund.objects.count() == 1
    assert refundable_of(fresh(order)).credit > ZERO


def test_a_refund_is_made_once():
    order = sold_for_120("120.00")
    cancel(order, "120.00")

    outcomes = at_once(*[partial(make, order, 1)] * 2)

    assert names(outcomes) == ["Order", "RefundMadeAlready"]
    assert fresh(order).captured_total == ZERO
