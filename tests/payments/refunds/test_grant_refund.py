"""Refunds beyond the limit: asked for, bound to what was asked, and answered by somebody else."""

from decimal import Decimal

import pytest

from orders import errors, operations
from orders.models import Approval, Event, Status
from payments import errors as payment_errors
from payments import operations as payment_operations
from payments.models import Refund
from tests.factories import NOW, ChannelUserFactory
from tests.orders.drafts import fresh, supervisor_of
from tests.payments.cancelling import cancel, make, refund, refunds, sold_for_120

pytestmark = pytest.mark.django_db


def grant(order, *, by):
    return payment_operations.grant_refund(
        order.number, Approval.objects.get(order=order).pk, at=NOW, by=by
    )


def test_above_the_limit_nothing_is_cancelled_before_somebody_is_asked(limit):
    order = sold_for_120("120.00")

    with pytest.raises(payment_errors.AboveRefundLimit):
        cancel(order, "120.00")

    assert fresh(order).status == Status.SUBMITTED
    assert Refund.objects.count() == 0


def test_asked_for_it_waits_and_cannot_be_made(asked):
    approval = Approval.objects.get()
    assert (approval.kind, approval.amount, approval.conceded) == ("refund", 120, 0)
    assert {one.approval for one in Refund.objects.all()} == {approval}
    assert asked.status == Status.CANCELLED
    assert asked.refunds_total == Decimal("120.00")

    with pytest.raises(
        payment_errors.RefundWaits, match=r"A supervisor has not approved this refund yet\."
    ):
        make(asked, 1)

    assert fresh(asked).captured_total == Decimal("120.00")


def test_granted_by_a_supervisor_it_can_be_made(asked):
    grant(asked, by=supervisor_of(asked.call_center))

    make(asked, 1, "A1")
    assert refunds(asked) == [
        (1, "CARD", Decimal("100.00"), "A1"),
        (2, "CASH", Decimal("20.00"), ""),
    ]
    assert asked.events.filter(kind=Event.APPROVAL_ANSWERED).count() == 1


def test_not_by_who_asked_nor_by_who_is_no_supervisor(asked):
    with pytest.raises(errors.OwnRequest):
        grant(asked, by=asked.taken_by)
    colleague = ChannelUserFactory.create(call_center=asked.call_center).user
    with pytest.raises(errors.NotASupervisor):
        grant(asked, by=colleague)

    assert Approval.objects.get().is_granted is None


def test_answered_once(asked):
    supervisor = supervisor_of(asked.call_center)
    grant(asked, by=supervisor)

    with pytest.raises(errors.AlreadyAnswered):
        grant(asked, by=supervisor)


def test_granted_goodwill_counts_as_approved(limit):
    order = sold_for_120("120.00")
    refund(order, "0.00", goodwill="40.00", asks=True)

    grant(order, by=supervisor_of(order.call_center))

    order = fresh(order)
    assert (order.goodwill_total, order.conceded_total) == (Decimal("40.00"), Decimal("40.00"))
    assert (order.unapproved_goodwill_total, order.unapproved_total) == (0, 0)


def test_the_desks_own_answers_are_for_changes_by_hand(asked):
    with pytest.raises(errors.NoSuchRequest):
        operations.grant_approval(
            asked.number,
            Approval.objects.get().pk,
            at=NOW,
            by=supervisor_of(asked.call_center),
        )
