"""Removing a payment: cash is handed back first, a card refunded on its terminal first."""

from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.errors import KeyUsedForSomethingElse
from orders.errors import NoSuchOrder, NotEditable
from orders.models import Event
from payments import errors, operations
from payments.models import Happened, Payment, PaymentEvent
from tests.factories import NOW
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import (
    RECEIPT,
    draft_of_120,
    fresh,
    offer_card,
    paid_in_cash,
    pay,
    stranger,
    submit,
    supervisor_of,
)

pytestmark = pytest.mark.django_db


def remove(order, payment=1, *, key=None, by=None, **said):
    return operations.remove_payment(
        order.number, payment, key=key or uuid4(), at=NOW, by=by or order.taken_by, **said
    )


def paid_by_card():
    order = draft_of_120()
    offer_card(order.call_center)
    pay(order, "120.00", method="CARD", **RECEIPT)
    return fresh(order)


def test_cash_handed_back_is_voided_and_due_again():
    order = paid_in_cash()

    remove(order, handed_back=True)

    after = fresh(order)
    assert list(PaymentEvent.objects.order_by("pk").values_list("kind", "amount")) == [
        (Happened.AUTHORISED, Decimal("120.00")),
        (Happened.VOIDED, Decimal("120.00")),
    ]
    assert (after.secured_total, after.balance) == (0, Decimal("120.00"))
    assert after.version == order.version + 1
    assert Payment.objects.get().amount == Decimal("120.00")
    event = order.events.get(kind=Event.PAYMENT_REMOVED)
    assert (event.at, event.by) == (NOW, order.taken_by)
    assert (event.facts["payment"], event.facts["method"]) == (1, "CASH")
    assert Decimal(event.facts["amount"]) == Decimal("120.00")


def test_a_card_refunded_on_the_terminal_is_due_again():
    order = paid_by_card()

    remove(order, reference="R99")

    refund = PaymentEvent.objects.get(kind=Happened.REFUNDED)
    assert (refund.amount, refund.reference) == (Decimal("120.00"), "R99")
    assert (fresh(order).captured_total, fresh(order).secured_total) == (0, 0)
    assert order.events.get(kind=Event.PAYMENT_REMOVED).facts["reference"] == "R99"


def test_the_one_named_is_removed_and_the_others_stay():
    order = draft_of_120()
    for amount in ("20.00", "30.00", "40.00"):
        pay(order, amount)

    remove(order, 2, handed_back=True)

    assert PaymentEvent.objects.get(kind=Happened.VOIDED).payment.number == 2
    assert fresh(order).secured_total == Decimal("60.00")


def test_the_next_payment_has_a_number_of_its_own():
    order = paid_in_cash()
    remove(order, handed_back=True)

    assert pay(order).number == 2


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (paid_in_cash, {}, errors.NotHandedBack, r"Hand 120\.00 USD back to the caller first"),
        (paid_in_cash, {"reference": "R99"}, errors.NotHandedBack, r"Hand 120\.00 USD back"),
        (paid_by_card, {}, errors.RefundCodeMissing, r"Refund 120\.00 USD on the terminal first"),
        (paid_by_card, {"handed_back": True}, errors.RefundCodeMissing, r"Refund 120\.00 USD on"),
        (paid_in_cash, {"payment": 2}, errors.NoSuchPayment, "There is no payment 2 on order"),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal, words):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        remove(order, **said)

    assert all_of(order) == before


def test_what_was_removed_cannot_be_removed_again():
    order = paid_in_cash()
    remove(order, handed_back=True)
    before = all_of(order)

    with pytest.raises(errors.AlreadyRemoved, match="Payment 1 was already removed"):
        remove(order, handed_back=True)

    assert all_of(order) == before


def test_the_same_key_removes_it_once():
    order, key = paid_in_cash(), uuid4()

    remove(order, handed_back=True, key=key)
    remove(order, handed_back=True, key=key)

    assert PaymentEvent.objects.filter(kind=Happened.VOIDED).count() == 1
    assert order.events.filter(kind=Event.PAYMENT_REMOVED).count() == 1


def test_the_same_key_with_other_content_is_refused():
    order, key = paid_by_card(), uuid4()
    remove(order, reference="R99", key=key)
    before = all_of(order)

    with pytest.raises(KeyUsedForSomethingElse):
        remove(order, reference="R98", key=key)
    with pytest.raises(KeyUsedForSomethingElse):
        remove(order, reference="R99", key=key, by=supervisor_of(order.call_center))

    assert all_of(order) == before


def test_refuses_once_submitted():
    order = paid_in_cash()
    submit(order)
    before = all_of(order)

    with pytest.raises(NotEditable, match=f"Order {order.number} cannot be changed any more"):
        remove(order, handed_back=True)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers():
    order = paid_in_cash()

    with pytest.raises(NoSuchOrder):
        remove(order, handed_back=True, by=stranger())

    assert fresh(order).secured_total == Decimal("120.00")


def post(client, order, payment=1, **said):
    path = address("payments:remove-payment", order, payment)
    return client.post(path, {"key": uuid4()} | said)


def test_shows_htmx_that_it_is_gone_and_what_is_due(htmx_client):
    order = paid_in_cash()

    response = post(htmx_client, order, handed_back="on")

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == ["money", "foot", "payment", "version", "totals"]
    assert events_of(response)["focus"] == {"target": "#add-payment"}
    assert "Removed" in page
    assert value_of(response, "amount") == "120.00"


def test_sends_a_plain_browser_back_to_the_summary(agent_client):
    order = paid_by_card()

    response = post(agent_client, order, reference="R99")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/summary/")
    assert fresh(order).secured_total == 0


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_shows_what_is_to_be_done_first(client, request):
    order = paid_in_cash()

    response = post(request.getfixturevalue(client), order)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Hand 120.00 USD back to the caller first, then confirm it." in page
    assert "<details open>" in page
    assert fresh(order).secured_total == Decimal("120.00")


def test_a_code_too_long_is_given_back(htmx_client):
    order, code = paid_by_card(), "R" * 61

    response = post(htmx_client, order, reference=code)

    assert response.status_code == 422
    assert value_of(response, "reference") == code


def test_a_payment_that_is_not_there_is_answered_with_404(htmx_client):
    order = paid_in_cash()

    response = post(htmx_client, order, 7, handed_back="on")

    assert response.status_code == 404
    assert f"There is no payment 7 on order {order.number}" in response.content.decode()
