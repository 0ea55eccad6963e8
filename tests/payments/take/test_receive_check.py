"""A check that was to come is here."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from orders.models import Event
from payments import errors, operations
from tests.factories import NOW, offer
from tests.orders.answers import address, all_of
from tests.orders.drafts import draft_of_120, fresh, pay, stranger, submit
from tests.payments.accounts import happenings

pytestmark = pytest.mark.django_db


def receive(order, payment=1, *, check_number="77", key=None, by=None):
    return operations.receive_check(
        order.number, payment, check_number=check_number, key=key or uuid4(), at=NOW,
        by=by or order.taken_by,
    )  # fmt: skip


def promised(**limits):
    order = draft_of_120()
    offer("check_to_come", **limits)
    pay(order, method="CHECK_TO_COME")
    submit(order)
    return fresh(order)


def test_a_submitted_order_captures_it_at_once():
    order = promised()

    receive(order)

    after = fresh(order)
    assert happenings(order) == [
        ("waiting", Decimal("120.00")),
        ("authorised", Decimal("120.00")),
        ("captured", Decimal("120.00")),
    ]
    assert order.payment_events.get(kind="authorised").reference == "77"
    assert (after.captured_total, after.waiting_total) == (Decimal("120.00"), 0)
    assert (after.check_waiting_until, after.check_expected_until) == (None, None)
    event = order.events.get(kind=Event.CHECK_RECEIVED)
    assert event.facts == {
        "payment": 1, "method": "CHECK_TO_COME", "amount": "120.000", "reference": "77",
    }  # fmt: skip


def test_it_waits_from_its_receipt_where_it_is_above_the_threshold():
    order = promised(waits_above="100.00", waits_days=3)

    receive(order)

    assert fresh(order).check_waiting_until == datetime(2026, 11, 28, 8, tzinfo=UTC)


def test_the_draft_has_it_in_hand():
    order = draft_of_120()
    offer("check_to_come")
    pay(order, method="CHECK_TO_COME")

    receive(order)

    assert (fresh(order).secured_total, fresh(order).captured_total) == (Decimal("120.00"), 0)


def test_the_same_key_receives_it_once():
    order, key = promised(), uuid4()

    receive(order, key=key)
    receive(order, key=key)

    assert order.events.filter(kind=Event.CHECK_RECEIVED).count() == 1


@pytest.mark.parametrize(
    ("about", "refusal"),
    [
        ({"check_number": ""}, errors.CheckNumberMissing),
        ({"payment": 2}, errors.NoSuchPayment),
    ],
)
def test_refuses(about, refusal):
    order = promised()
    before = all_of(order)

    with pytest.raises(refusal):
        receive(order, **about)

    assert all_of(order) == before


def test_refuses_a_payment_that_waits_for_nothing():
    order = promised()
    receive(order)
    before = all_of(order)

    with pytest.raises(errors.NotWaiting, match="Payment 1 waits for no check"):
        receive(order)

    assert all_of(order) == before


def test_a_stranger_finds_no_order():
    order = promised()

    with pytest.raises(Exception, match="There is no order"):
        receive(order, by=stranger())


def test_the_page_receives_it_and_shows_it_captured(agent_client):
    order = promised()
    page = agent_client.get(address("payments:payments", order)).content.decode()
    assert "Receive the check of payment 1" in page

    answer = agent_client.post(
        address("payments:receive-check", order, 1), {"check_number": "77", "key": uuid4()}
    )

    assert (answer.status_code, answer.url) == (302, address("payments:payments", order))
    page = agent_client.get(answer.url).content.decode()
    assert "Captured" in page
    assert "Receive the check" not in page


def test_the_page_says_what_is_missing_and_keeps_the_form_open(agent_client):
    order = promised()

    answer = agent_client.post(
        address("payments:receive-check", order, 1), {"check_number": "", "key": uuid4()}
    )

    assert answer.status_code == 422
    assert "Enter the number of the check." in answer.content.decode()
    assert "<details open>" in answer.content.decode()
