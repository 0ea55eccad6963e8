"""A supervisor approves what was asked for."""

from decimal import Decimal
from functools import partial

import pytest

from callcenter.models import Role
from orders import errors, operations
from orders.models import Approval, Event, Override
from tests.conftest import signed_in
from tests.factories import NOW, ChannelUserFactory
from tests.orders.answers import address, all_of, events_of, parts_of
from tests.orders.conceding import (
    ask,
    by_hand,
    change,
    grant,
    limited,
    refuse,
    set_price,
    supervisor,
)
from tests.orders.drafts import draft, elsewhere, fresh, pay, submit
from tests.orders.racing import at_once, names

pytestmark = pytest.mark.usefixtures("database", "reason")


def test_sets_what_was_asked_in_the_agents_name_and_counts_no_version(eve):
    order = draft("100.00")
    approval = ask(order, amount=Decimal("80.00"))

    grant(approval, eve)

    after = fresh(order)
    assert (after.total, after.conceded_total, after.unapproved_total) == (80, 20, 0)
    assert after.version == order.version
    override = Override.objects.get()
    assert (override.by, override.approval, override.amount) == (order.taken_by, approval, 80)
    approval.refresh_from_db()
    assert (approval.is_granted, approval.answered_by, approval.answered_at) == (True, eve, NOW)
    assert approval.by_code is False
    event = order.events.get(kind=Event.APPROVAL_ANSWERED)
    assert (event.by, event.facts["is_granted"], event.facts["amount"]) == (eve, True, "80.0000")


def test_the_order_is_submitted_then(eve):
    order = draft("100.00")
    grant(ask(order, amount=Decimal("80.00")), eve)
    pay(order)

    submit(order)

    assert fresh(order).total == 80


def test_the_agents_own_limit_is_left_to_him(eve):
    limited()
    order = draft("100.00", "100.00")
    grant(ask(order, amount=Decimal("20.00")), eve)

    set_price(order, Decimal("88.00"), line=2)  # 12 of 200: 6 percent

    assert (fresh(order).conceded_total, fresh(order).unapproved_total) == (92, 12)


def test_nobody_approves_his_own_request_or_order(eve):
    order = draft("100.00", taken_by=eve)
    ann = supervisor(order.call_center)
    own = ask(order, amount=Decimal("80.00"), by=ann)
    before = all_of(order) | by_hand(order)

    with pytest.raises(errors.OwnRequest, match="Nobody approves what he asked for himself"):
        grant(own, ann)
    with pytest.raises(errors.OwnOrder, match="on an order he took"):
        grant(own, eve)

    assert all_of(order) | by_hand(order) == before


def test_an_agent_approves_nothing():
    order = draft("100.00")
    other = ChannelUserFactory.create(call_center=order.call_center).user
    approval = ask(order, amount=Decimal("80.00"))

    with pytest.raises(errors.NotASupervisor, match="Only a supervisor of the order’s call center"):
        grant(approval, other)


def test_a_supervisor_of_another_call_center_approves_nothing(eve):
    order = draft("100.00")
    approval = ask(order, amount=Decimal("80.00"))
    stranger = supervisor(elsewhere())
    agent_here = supervisor(elsewhere_again := stranger.channels.get().call_center)
    ChannelUserFactory.create(call_center=order.call_center, user=agent_here, role=Role.AGENT)

    with pytest.raises(errors.NoSuchOrder):
        grant(approval, stranger)
    with pytest.raises(errors.NotASupervisor):
        grant(approval, agent_here)

    assert elsewhere_again != order.call_center
    assert fresh(order).total == 100


def test_refuses_a_request_that_is_answered_or_is_none(eve):
    order = draft("100.00")
    approval = ask(order, amount=Decimal("80.00"))
    refuse(approval, eve)
    bob = supervisor(order.call_center)

    with pytest.raises(errors.AlreadyAnswered, match="Eve Supervisor has already answered"):
        grant(approval, bob)
    with pytest.raises(errors.NoSuchRequest):
        operations.grant_approval(order.number, approval.pk + 1, at=NOW, by=bob)


def test_refuses_an_order_that_has_ended(eve):
    order = draft("100.00")
    approval = ask(order, amount=Decimal("80.00"))
    operations.cancel_order(
        order.number, version=order.version, reason="Gone", at=NOW, by=order.taken_by
    )

    with pytest.raises(errors.NotEditable):
        grant(approval, eve)
    assert not Approval.objects.waiting().exists()


@pytest.mark.usefixtures("own_database")
def test_two_supervisors_at_once_give_one_answer():
    for _ in range(10):
        order = draft("100.00")
        approval = ask(order, amount=Decimal("80.00"))
        eve, bob = supervisor(order.call_center), supervisor(order.call_center)

        outcomes = at_once(partial(grant, approval, eve), partial(refuse, approval, bob))

        assert "AlreadyAnswered" in names(outcomes)
        approval.refresh_from_db()
        expected = 80 if approval.is_granted else 100
        assert fresh(order).total == expected
        assert Override.objects.filter(order=order).count() == approval.is_granted


def post(client, approval):
    path = address("orders:grant-approval", approval.order, approval.pk)
    return client.post(path)


def test_the_list_is_shorter_then(eve):
    order = draft("100.00", "100.00")
    approval = ask(order, amount=Decimal("80.00"))
    ask(order, amount=Decimal("70.00"), line=2)

    response = post(signed_in(eve, headers={"HX-Request": "true"}), approval)

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == ["requests", "approvals-link"]
    assert events_of(response) == {"announce": {"text": "Approved."}}
    assert f'id="request-{approval.pk}"' not in page
    assert "Manual price on line 2" in page
    assert fresh(order).total == 180


def test_a_plain_browser_goes_back_to_the_list(eve):
    approval = ask(draft("100.00"), amount=Decimal("80.00"))

    response = post(signed_in(eve), approval)

    assert (response.status_code, response.url) == (302, "/orders/approvals/")


def test_shows_why_it_cannot_be(eve):
    order = draft("100.00")
    approval = ask(order, amount=Decimal("80.00"))
    change(order, 2)

    response = post(signed_in(eve, headers={"HX-Request": "true"}), approval)

    assert response.status_code == 422
    assert "Line 1 changed since this was asked" in response.content.decode()
    assert fresh(order).total == 200
