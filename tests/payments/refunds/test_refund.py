"""Refunds pay out the customer's credit, and goodwill; never more than was captured."""

from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.models import Role
from orders import errors
from orders.errors import AboveLimit, NoSuchReason
from payments import errors as payment_errors
from payments.models import Refund, RefundLimit
from payments.questions.refundable import LATER, refundable_of
from payments.ways.accounts import credit_of
from tests.factories import ConcessionLimitFactory
from tests.orders.answers import all_of
from tests.orders.drafts import draft, fresh, pay, submit
from tests.payments.cancelling import (
    CANCEL,
    cancel,
    cancel_lines,
    ledger,
    make,
    reasons,
    refund,
    refunds,
    ship,
    sold_for_120,
    sold_for_172,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def limits(call_center):
    """Agents concede 10 percent, and give back 50.00, of it 5.00 of goodwill."""
    ConcessionLimitFactory.create()
    return RefundLimit.objects.create(
        call_center=call_center, role=Role.AGENT, refund=Decimal(50), goodwill=Decimal(5)
    )


@pytest.fixture
def order_with_credit():
    """Paid 100.00 by card and 72.05 in cash; 52.05 of it too much since a line was cancelled."""
    order = sold_for_172()
    cancel_lines(order, [2], "52.05", to=LATER)
    return fresh(order)


def test_refuses_a_cent_where_there_is_no_credit():
    """Vector 22: captured and shipped 120.00."""
    order = sold_for_120("120.00")
    ship(order, 1, 1)
    before = all_of(order)

    with pytest.raises(
        payment_errors.MoreThanCredit, match=r"Only 0\.00 USD is the customer’s to have back"
    ):
        refund(order, "0.01")

    assert all_of(order) == before
    assert Refund.objects.count() == 0


def test_goodwill_goes_beyond_the_credit_and_counts_as_conceded(limits):
    order = sold_for_120("100.00", "20.00")
    ship(order, 1, 1)

    refund(order, "0.00", goodwill="5.00", note="Late by a week")

    order = fresh(order)
    assert refunds(order) == [(1, "CASH", Decimal("5.00"), "")]
    assert (order.goodwill_total, order.conceded_total) == (Decimal("5.00"), Decimal("5.00"))
    assert order.unapproved_total == Decimal("5.00")
    assert refundable_of(order).credit == 0
    make(order, 1, "Receipt 9")
    order = fresh(order)
    assert (order.captured_total, order.secured_total) == (Decimal("115.00"), Decimal("120.00"))
    assert (order.balance, order.surplus) == (0, 0)  # nothing is due for it
    assert refundable_of(order).credit == 0


def test_goodwill_has_a_cap_by_role(limits):
    order = sold_for_120("120.00")

    with pytest.raises(
        payment_errors.AboveGoodwill,
        match=r"You may give 5\.00 USD of goodwill on an order on your own\. Ask a supervisor\.",
    ):
        refund(order, "0.00", goodwill="5.01")
    refund(order, "0.00", goodwill="3.00")
    with pytest.raises(payment_errors.AboveGoodwill):
        refund(order, "0.00", goodwill="2.01")

    assert fresh(order).goodwill_total == Decimal("3.00")


def test_goodwill_counts_within_what_may_be_conceded(limits):
    limits.goodwill = None
    limits.save()
    order = sold_for_120("120.00")

    with pytest.raises(AboveLimit, match="You may concede 10 % on your own"):
        refund(order, "0.00", goodwill="12.01")
    refund(order, "0.00", goodwill="12.00")

    assert fresh(order).conceded_total == Decimal("12.00")


def test_without_a_limit_of_concessions_no_goodwill_is_given_alone():
    order = sold_for_120("120.00")

    with pytest.raises(AboveLimit):
        refund(order, "0.00", goodwill="0.01")


def test_never_more_than_was_captured(limits):
    order = sold_for_120("120.00")

    with pytest.raises(
        payment_errors.MoreThanCaptured, match=r"No more than 120\.00 USD can go back"
    ):
        refund(order, "0.00", goodwill="120.01")


def test_pays_out_the_credit_of_a_cancelled_line_in_reverse_or_to_one_payment(order_with_credit):
    order = order_with_credit

    refund(order, "20.00")
    refund(order, "10.00", to="1")

    assert refunds(order) == [
        (1, "CASH", Decimal("20.00"), ""),
        (2, "CARD", Decimal("10.00"), ""),
    ]
    assert refundable_of(fresh(order)).credit == Decimal("22.05")


def test_owed_money_goes_before_goodwill(order_with_credit, limits):
    refund(order_with_credit, "10.00", goodwill="5.00")

    assert fresh(order_with_credit).goodwill_total == 0
    assert refundable_of(fresh(order_with_credit)).credit == Decimal("37.05")


def test_as_credit_of_the_customer_needs_no_hand(order_with_credit):
    order = order_with_credit

    refund(order, "52.05", to="credit")

    order = fresh(order)
    assert credit_of(order.customer, currency="USD") == Decimal("52.05")
    assert ledger(order)[-1][:2] == ("credited", Decimal("52.05"))
    assert order.surplus == 0


def test_more_than_a_role_may_give_back_needs_an_approval(order_with_credit, limits):
    order = order_with_credit

    with pytest.raises(
        payment_errors.AboveRefundLimit,
        match=r"You may give back 50\.00 USD on an order on your own",
    ):
        refund(order, "50.01")
    refund(order, "30.00")
    with pytest.raises(payment_errors.AboveRefundLimit):
        refund(order, "20.01")  # what stands already counts
    refund(order, "20.01", to="credit")  # nothing is paid out

    assert refundable_of(fresh(order)).credit == Decimal("2.04")


@pytest.mark.parametrize(("amount", "goodwill"), [("0.00", "0.00")])
def test_refuses_nothing(amount, goodwill):
    order = sold_for_120("120.00")

    with pytest.raises(payment_errors.NothingToRefund):
        refund(order, amount, goodwill=goodwill)


def test_refuses_drafts_reasons_that_are_for_cancellations_and_stale_pages():
    order = draft("10.00")
    reasons()
    with pytest.raises(payment_errors.NotRefundable, match=r"is not submitted: Draft\. Remove its"):
        refund(order, "0.01")
    pay(order)
    submit(order)
    sold = fresh(order)
    with pytest.raises(NoSuchReason):
        refund(sold, "0.00", goodwill="1.00", reason=CANCEL)
    with pytest.raises(errors.Stale):
        refund(sold, "0.00", goodwill="1.00", version=sold.version + 1)


def test_the_same_key_refunds_once(order_with_credit):
    order, key = order_with_credit, uuid4()

    refund(order, "10.00", key=key, version=order.version)
    refund(order, "10.00", key=key, version=order.version)

    assert refunds(order) == [(1, "CASH", Decimal("10.00"), "")]


def test_nothing_is_left_to_refund_after_a_cancellation():
    order = sold_for_120("120.00")
    cancel(order, "120.00")

    with pytest.raises(payment_errors.MoreThanCredit):
        refund(order, "0.01")
