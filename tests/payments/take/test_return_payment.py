"""A captured payment comes back: a block before shipping, a claim after."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders.errors import ReasonMissing
from orders.models import Event, Status
from payments import errors, operations
from payments.models import AccountEntry
from tests.conftest import signed_in
from tests.factories import NOW, offer
from tests.orders.answers import address, all_of
from tests.orders.drafts import (
    RECEIPT,
    draft,
    draft_of_120,
    fresh,
    offer_card,
    pay,
    submit,
    supervisor_of,
)
from tests.payments.accounts import give_credit, happenings, owed

pytestmark = pytest.mark.django_db


def bounce(order, payment=1, *, reason="Bounced", key=None, by=None):
    by = by or supervisor_of(order.call_center)
    return operations.return_payment(
        order.number, payment, reason=reason, key=key or uuid4(), at=NOW, by=by
    )


def paid_by_check():
    order = draft_of_120()
    offer("check")
    pay(order, method="CHECK", check_number="1234")
    submit(order)
    return fresh(order)


def shipped(order):
    """As if the warehouse had sent everything."""
    order.status = Status.SHIPPED
    order.save(update_fields=["status"])
    return order


def test_before_shipping_the_order_is_out_of_balance():
    order = paid_by_check()
    assert not order.is_out_of_balance

    bounce(order)

    after = fresh(order)
    assert happenings(order)[-1] == ("returned", Decimal("120.00"))
    assert (after.secured_total, after.returned_total) == (0, Decimal("120.00"))
    assert (after.due, after.is_out_of_balance) == (Decimal("120.00"), True)
    assert owed(order.customer) == 0
    event = order.events.get(kind=Event.PAYMENT_RETURNED)
    assert event.facts == {
        "payment": 1, "method": "CHECK", "amount": "120.000", "reason": "Bounced",
    }  # fmt: skip


def test_another_payment_mends_it_and_is_captured_at_once():
    order = paid_by_check()
    bounce(order)

    pay(order)

    after = fresh(order)
    assert (after.captured_total, after.due) == (Decimal("120.00"), 0)
    assert not after.is_out_of_balance
    assert happenings(order)[-2:] == [
        ("authorised", Decimal("120.00")),
        ("captured", Decimal("120.00")),
    ]


def test_after_shipping_the_customer_owes_it():
    order = shipped(paid_by_check())

    bounce(order)

    after = fresh(order)
    assert happenings(order)[-2:] == [
        ("returned", Decimal("120.00")),
        ("accepted", Decimal("120.00")),
    ]
    assert (after.secured_total, after.accepted_total) == (Decimal("120.00"), Decimal("120.00"))
    assert (owed(order.customer), AccountEntry.objects.get().kind) == (
        Decimal("120.00"), "returned",
    )  # fmt: skip


def test_a_card_is_charged_back_for_what_is_left_of_it():
    order = draft_of_120()
    offer_card(order.call_center)
    pay(order, "120.00", method="CARD", **RECEIPT)
    submit(order)

    bounce(order, reason="Charged back")

    assert happenings(order) == [("captured", Decimal("120.00")), ("returned", Decimal("120.00"))]


def test_comes_back_once():
    order, key = paid_by_check(), uuid4()
    supervisor = supervisor_of(order.call_center)
    bounce(order, key=key, by=supervisor)
    bounce(order, key=key, by=supervisor)
    before = all_of(order)

    with pytest.raises(errors.NothingToReturn, match="Nothing of payment 1 is left"):
        bounce(order)

    assert all_of(order) == before


def test_refuses_without_a_reason():
    order = paid_by_check()

    with pytest.raises(ReasonMissing):
        bounce(order, reason="")

    assert fresh(order).returned_total == 0


def test_refuses_what_is_not_captured_and_what_nobody_can_take_back():
    order = draft("20.00")
    give_credit(order.customer, "20.00")
    offer("credit")
    pay(order, method="CREDIT")
    with pytest.raises(errors.NothingToReturn):
        bounce(order)
    submit(order)
    with pytest.raises(errors.NothingToReturn):
        bounce(order)


def test_only_a_supervisor_marks_it_as_returned(agent_client):
    order = paid_by_check()
    before = all_of(order)
    with pytest.raises(errors.ReturnedBySupervisors, match="Only a supervisor of the order"):
        bounce(order, by=order.taken_by)
    page = agent_client.get(address("payments:payments", order)).content.decode()
    assert "Payment 1 was returned" not in page

    answer = agent_client.post(
        address("payments:return-payment", order, 1), {"reason": "Bounced", "key": uuid4()}
    )

    assert answer.status_code == 422
    assert "marks a payment as returned. Ask one." in answer.content.decode()
    assert all_of(order) == before


def test_the_page_marks_it_as_returned():
    order = paid_by_check()
    client = signed_in(supervisor_of(order.call_center))
    page = client.get(address("payments:payments", order)).content.decode()
    assert "Payment 1 was returned" in page

    answer = client.post(
        address("payments:return-payment", order, 1), {"reason": "Bounced", "key": uuid4()}
    )

    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert "Out of balance" in page
    assert "120.00 USD are missing. Nothing leaves the warehouse" in page
