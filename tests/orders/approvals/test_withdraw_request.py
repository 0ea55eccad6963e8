"""An agent asks no longer."""

from decimal import Decimal

import pytest

from orders import errors, operations
from orders.models import Event
from tests.factories import NOW
from tests.orders.answers import address, all_of, events_of, parts_of
from tests.orders.conceding import ask, by_hand, grant, supervisor
from tests.orders.drafts import fresh, stranger

pytestmark = pytest.mark.django_db


def withdraw(approval, *, by=None):
    return operations.withdraw_request(
        approval.order.number, approval.pk, at=NOW, by=by or approval.requested_by
    )


def test_notes_when_and_changes_no_figure(approval):
    before = fresh(approval.order)

    withdraw(approval)

    approval.refresh_from_db()
    assert (approval.withdrawn_at, approval.is_granted) == (NOW, None)
    after = fresh(approval.order)
    assert (after.total, after.version) == (before.total, before.version)
    event = after.events.get(kind=Event.APPROVAL_WITHDRAWN)
    assert (event.facts["touched"], event.facts["line"]) == ("price", 1)


def test_refuses_a_second_time_and_what_is_answered(approval):
    withdraw(approval)
    with pytest.raises(errors.AlreadyWithdrawn):
        withdraw(approval)

    second = ask(approval.order, amount=Decimal("80.00"))
    grant(second, supervisor(approval.order.call_center))
    before = all_of(approval.order) | by_hand(approval.order)
    with pytest.raises(errors.AlreadyAnswered):
        withdraw(second)

    assert all_of(approval.order) | by_hand(approval.order) == before


def test_is_not_for_agents_of_other_call_centers(approval):
    with pytest.raises(errors.NoSuchOrder):
        withdraw(approval, by=stranger())


def post(client, approval):
    return client.post(address("orders:withdraw-request", approval.order, approval.pk))


def test_the_desk_waits_no_longer(approval, htmx_client):
    response = post(htmx_client, approval)

    page = response.content.decode()
    assert parts_of(response) == ["line-1", "waiting", "line-by-hand", "version", "totals"]
    assert events_of(response) == {
        "announce": {"text": "The request is withdrawn."},
        "close-dialog": {"id": "touch"},
    }
    assert "approval waiting" not in page
    assert "every 4s" not in page


def test_a_plain_browser_goes_back_to_the_desk(approval, agent_client):
    response = post(agent_client, approval)

    assert (response.status_code, response.url) == (302, f"/orders/{approval.order.number}/")
