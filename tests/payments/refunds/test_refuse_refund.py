"""Refunds that a supervisor refuses."""

from decimal import Decimal

import pytest

from orders.errors import ReasonMissing
from orders.models import Approval
from payments import errors
from payments import operations as payment_operations
from payments.questions.refundable import refundable_of
from payments.ways.accounts import credit_of
from tests.factories import NOW
from tests.orders.drafts import fresh, supervisor_of
from tests.payments.cancelling import make, refund, refunds, sold_for_120

pytestmark = pytest.mark.django_db


def refuse(order, *, by, answer="Too much"):
    return payment_operations.refuse_refund(
        order.number, Approval.objects.get(order=order).pk, answer=answer, at=NOW, by=by
    )


def test_refused_what_a_cancelled_order_owes_becomes_credit_of_the_customer(asked):
    refuse(asked, by=supervisor_of(asked.call_center))

    asked = fresh(asked)
    assert refunds(asked) == [
        (3, "CARD", Decimal("100.00"), "CARD"),
        (4, "CASH", Decimal("20.00"), "CASH"),
    ]
    assert credit_of(asked.customer, currency="USD") == Decimal("120.00")
    assert (asked.refunds_total, refundable_of(asked).credit) == (0, 0)


def test_refused_goodwill_is_neither_conceded_nor_paid(limit):
    order = sold_for_120("120.00")
    refund(order, "0.00", goodwill="40.00", asks=True)
    assert fresh(order).unapproved_goodwill_total == Decimal("40.00")

    refuse(order, by=supervisor_of(order.call_center))

    order = fresh(order)
    assert (order.goodwill_total, order.conceded_total, order.unapproved_total) == (0, 0, 0)
    assert refunds(order) == []
    with pytest.raises(errors.RefundDropped):
        make(order, 1)


def test_needs_a_reason(asked):
    with pytest.raises(ReasonMissing):
        refuse(asked, by=supervisor_of(asked.call_center), answer="")

    assert Approval.objects.get().is_granted is None


def test_on_the_list_of_approvals(asked, client):
    supervisor = supervisor_of(asked.call_center)
    client.force_login(supervisor)
    approval = Approval.objects.get()

    page = client.get("/orders/approvals/").content.decode()
    assert f"Refund, order {asked.number}" in page
    assert "120.00" in page
    path = f"/orders/{asked.number}/refunds/{approval.pk}/refuse/"
    assert path in page

    answer = client.post(path, {"answer": "Ask the shop"})

    assert (answer.status_code, answer["Location"]) == (302, "/orders/approvals/")
    approval.refresh_from_db()
    assert (approval.is_granted, approval.answer) == (False, "Ask the shop")
