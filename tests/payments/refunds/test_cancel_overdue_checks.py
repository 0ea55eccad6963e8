"""A check to come that does not come cancels its order."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command

from orders.models import Approval, ReasonCode, Reservation, Status
from payments import operations
from payments.jobs import cancel_overdue_checks
from payments.models import Refund
from tests.factories import NOW, StockFactory, offer
from tests.orders.drafts import draft_of_120, fresh, pay, submit

pytestmark = pytest.mark.django_db


def promised(cash=None):
    order = draft_of_120()
    StockFactory.create(item=order.lines.get().item, on_hand=5)
    offer("check_to_come")
    if cash:
        pay(order, cash)
    pay(order, method="CHECK_TO_COME")
    submit(order)
    return fresh(order)


def test_is_left_until_it_is_overdue():
    order = promised()

    assert cancel_overdue_checks(at=order.check_expected_until - timedelta(seconds=1)) == 0
    assert fresh(order).status == Status.SUBMITTED


def test_cancels_the_order_and_frees_what_it_kept():
    order = promised()

    assert cancel_overdue_checks(at=order.check_expected_until) == 1

    after = fresh(order)
    assert (after.status, after.cancel_code.code) == (Status.CANCELLED, "NO-CHECK")
    assert (after.waiting_total, after.secured_total) == (0, 0)
    assert not Reservation.objects.filter(order=order).exists()
    assert cancel_overdue_checks(at=order.check_expected_until) == 0


def test_what_was_captured_besides_is_asked_of_the_supervisors():
    order = promised(cash="20.00")

    cancel_overdue_checks(at=order.check_expected_until)

    refund = Refund.objects.get()
    assert (refund.amount, refund.order) == (Decimal("20.00"), order)
    assert (refund.approval, refund.approval.is_granted) == (Approval.objects.get(), None)


def test_a_check_that_came_keeps_its_order():
    order = promised()
    until = order.check_expected_until
    operations.receive_check(
        order.number, 1, check_number="77", key=uuid4(), at=NOW, by=order.taken_by
    )

    assert cancel_overdue_checks(at=until) == 0
    assert fresh(order).status == Status.SUBMITTED


def test_the_reason_is_not_for_agents_to_pick():
    order = promised()
    cancel_overdue_checks(at=order.check_expected_until)

    assert not ReasonCode.objects.get(code="NO-CHECK").is_active


def test_the_command_says_how_many():
    said = StringIO()

    call_command("cancel_overdue_checks", stdout=said)

    assert said.getvalue() == "Cancelled 0 orders whose check did not come.\n"
