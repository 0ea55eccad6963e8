"""A supervisor refuses what was asked for."""

from decimal import Decimal

import pytest

from orders import errors
from orders.models import Approval, Event, Override
from tests.conftest import signed_in
from tests.factories import NOW, ChannelUserFactory
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.conceding import ask, by_hand, grant, refuse
from tests.orders.drafts import draft, fresh, pay, stranger, submit

pytestmark = pytest.mark.django_db


def test_sets_nothing_and_lets_the_order_be_submitted(approval, eve):
    order = approval.order
    before = fresh(order)

    refuse(approval, eve, answer="Too much")

    approval.refresh_from_db()
    assert (approval.is_granted, approval.answered_by, approval.answered_at) == (False, eve, NOW)
    assert approval.answer == "Too much"
    assert (fresh(order).total, fresh(order).version) == (100, before.version)
    assert not Override.objects.exists()
    event = order.events.get(kind=Event.APPROVAL_ANSWERED)
    assert (event.by, event.facts["is_granted"], event.facts["answer"]) == (eve, False, "Too much")
    pay(order)
    submit(order)


def test_needs_a_reason(approval, eve):
    before = all_of(approval.order) | by_hand(approval.order)

    with pytest.raises(errors.ReasonMissing, match="Enter a reason"):
        refuse(approval, eve, answer="")

    assert all_of(approval.order) | by_hand(approval.order) == before


def test_is_for_supervisors_who_may_approve(approval, eve):
    other = ChannelUserFactory.create(call_center=approval.order.call_center).user

    with pytest.raises(errors.NotASupervisor):
        refuse(approval, other)
    with pytest.raises(errors.OwnRequest):
        refuse(approval, approval.requested_by)
    with pytest.raises(errors.NoSuchOrder):
        refuse(approval, stranger())

    assert Approval.objects.waiting().count() == 1


def test_refuses_what_is_granted(approval, eve):
    grant(approval, eve)

    with pytest.raises(errors.AlreadyAnswered):
        refuse(approval, eve)

    assert fresh(approval.order).total == 80


def post(client, approval, answer):
    path = address("orders:refuse-approval", approval.order, approval.pk)
    return client.post(path, {"answer": answer})


def test_the_list_is_shorter_then(approval, eve):
    response = post(signed_in(eve, headers={"HX-Request": "true"}), approval, "Too much")

    assert response.status_code == 200
    assert parts_of(response) == ["requests", "approvals-link"]
    assert events_of(response) == {"announce": {"text": "Refused."}}
    assert "Nothing waits for your approval." in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "words", "given_back"),
    [
        ("", "Enter a reason.", ""),
        ("See 4242 4242 4242 4242", "This looks like a card number.", ""),
    ],
)
def test_asks_for_the_reason_beside_its_request(approval, eve, typed, words, given_back):
    ask(draft("50.00"), amount=Decimal("10.00"))

    response = post(signed_in(eve, headers={"HX-Request": "true"}), approval, typed)

    page = response.content.decode()
    assert response.status_code == 422
    assert page.count(words) == 1
    assert value_of(response, "answer", within=f"request-{approval.pk}") == given_back
    assert Approval.objects.waiting().count() == 2


def test_a_plain_browser_sees_the_refusal_or_goes_back_to_the_list(approval, eve):
    client = signed_in(eve)

    assert "Enter a reason." in post(client, approval, "").content.decode()
    response = post(client, approval, "Too much")

    assert (response.status_code, response.url) == (302, "/orders/approvals/")
