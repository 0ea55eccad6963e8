"""Checks: in hand, with a number; waiting until they are good; and to come."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from orders.models import Status
from payments import errors, operations
from payments.models import Payment
from payments.questions.checks import overdue_checks
from tests.factories import NOW, offer
from tests.orders.answers import all_of
from tests.orders.drafts import draft, draft_of_120, fresh, pay, submit
from tests.payments.accounts import happenings

pytestmark = pytest.mark.django_db
# The end of the day that is 7 days after Tuesday the 24th of November, in Los Angeles
A_WEEK_ON = datetime(2026, 12, 2, 8, tzinfo=UTC)


def test_a_check_in_hand_is_authorised_at_ok_and_captured_at_submit():
    order = draft_of_120()
    offer("check")

    payment = pay(order, method="CHECK", check_number="1234")

    assert (payment.amount, payment.check_number) == (Decimal("120.00"), "1234")
    assert (fresh(order).secured_total, fresh(order).captured_total) == (Decimal("120.00"), 0)
    submit(order)
    assert happenings(order) == [
        ("authorised", Decimal("120.00")),
        ("captured", Decimal("120.00")),
    ]
    assert fresh(order).check_waiting_until is None


def test_refuses_a_check_without_its_number():
    order = draft_of_120()
    offer("check")
    before = all_of(order)

    with pytest.raises(errors.CheckNumberMissing, match="Enter the number of the check"):
        pay(order, method="CHECK")

    assert all_of(order) == before
    assert not Payment.objects.exists()


@pytest.mark.parametrize(
    ("threshold", "until"), [("119.99", A_WEEK_ON), ("120.00", None), (None, None)]
)
def test_a_check_above_the_threshold_waits_from_its_receipt(threshold, until):
    order = draft_of_120()
    offer("check", waits_above=threshold, waits_days=7)

    pay(order, method="CHECK", check_number="1234")

    assert fresh(order).check_waiting_until == until


def test_the_check_that_waits_longest_counts_and_one_that_is_removed_does_not():
    order = draft("300.00")
    offer("check", waits_above="50.00", waits_days=7)
    pay(order, "100.00", method="CHECK", check_number="1")
    pay(order, "100.00", method="CHECK", check_number="2", at=NOW + timedelta(days=2))
    assert fresh(order).check_waiting_until == A_WEEK_ON + timedelta(days=2)

    operations.remove_payment(
        order.number, 2, key=UUID("8f7d1c52-9f0e-4b57-8f3e-1c7a5ad1f0aa"), handed_back=True, at=NOW,
        by=order.taken_by,
    )  # fmt: skip

    assert fresh(order).check_waiting_until == A_WEEK_ON


def test_a_check_to_come_counts_for_submit_and_is_never_secured():
    order = draft_of_120()
    offer("check_to_come", expected_days=7)

    pay(order, method="CHECK_TO_COME")
    submit(order)

    after = fresh(order)
    assert after.status == Status.SUBMITTED
    assert happenings(order) == [("waiting", Decimal("120.00"))]
    assert (after.secured_total, after.waiting_total) == (0, Decimal("120.00"))
    assert (after.balance, after.due) == (Decimal("120.00"), 0)
    assert after.check_expected_until == A_WEEK_ON
    assert not after.is_out_of_balance


def test_what_is_promised_is_not_due_again():
    order = draft_of_120()
    offer("check_to_come")
    pay(order, "70.00", method="CHECK_TO_COME")

    with pytest.raises(errors.MoreThanDue, match=r"Only 50\.00 USD is due"):
        pay(order, "60.00", method="CHECK_TO_COME")
    assert pay(order, "60.00").amount == Decimal("50.00")
    with pytest.raises(errors.NothingDue):
        pay(order, "1.00")


def test_a_check_to_come_is_given_up_when_removed():
    order = draft_of_120()
    offer("check_to_come")
    pay(order, method="CHECK_TO_COME")

    operations.remove_payment(
        order.number, 1, key=UUID("8f7d1c52-9f0e-4b57-8f3e-1c7a5ad1f0ab"), at=NOW, by=order.taken_by
    )

    after = fresh(order)
    assert happenings(order) == [("waiting", Decimal("120.00")), ("voided", Decimal("120.00"))]
    assert (after.waiting_total, after.check_expected_until) == (0, None)


def test_a_shortage_beside_a_check_to_come_is_written_off_within_the_tolerance():
    order = draft("100.00")
    order.call_center.tolerance_percent, order.call_center.tolerance_amount = 1, 1
    order.call_center.save()
    offer("check_to_come")
    pay(order, "99.00", method="CHECK_TO_COME")

    submit(order)

    after = fresh(order)
    assert happenings(order) == [("waiting", Decimal("99.00")), ("written_off", Decimal("1.00"))]
    assert after.due == 0


def test_finds_the_submitted_orders_whose_check_should_be_here():
    offered = offer("check_to_come", expected_days=7)
    late, open_draft = draft("10.00"), draft("10.00")
    for order in (late, open_draft):
        pay(order, method=offered.method.code)
    submit(late)

    assert list(overdue_checks(A_WEEK_ON - timedelta(seconds=1))) == []
    assert list(overdue_checks(A_WEEK_ON)) == [late]
