"""Leaving the desk: a draft that is still empty ends with it."""

import pytest

from orders import errors, operations
from orders.models import Event, Status
from tests.factories import NOW, OrderFactory
from tests.orders.answers import address, all_of
from tests.orders.drafts import cancelled, draft, fresh, pay, stranger, submitted

pytestmark = pytest.mark.django_db


def leave(order, *, by=None):
    return operations.leave_order(order.number, at=NOW, by=by or order.taken_by)


def test_an_empty_draft_is_cancelled_as_left_empty():
    order = OrderFactory.create()

    leave(order)

    after = fresh(order)
    assert (after.status, after.cancel_reason) == (Status.CANCELLED, "left empty")
    assert (after.cancelled_at, after.version) == (NOW, order.version + 1)
    event = order.events.get(kind=Event.CANCELLED)
    assert (event.facts, event.at, event.by) == ({"reason": "left empty"}, NOW, order.taken_by)


@pytest.mark.parametrize("make", [lambda: draft("10.00"), submitted, cancelled])
def test_any_other_order_stays_as_it_is(make):
    order = make()
    before = all_of(order)

    leave(order)

    assert all_of(order) == before


def test_an_empty_draft_that_holds_money_stays():
    order = draft("10.00")
    pay(order)
    operations.delete_line(order.number, 1, version=fresh(order).version, at=NOW, by=order.taken_by)
    before = all_of(order)

    leave(order)

    assert all_of(order) == before


def test_may_happen_twice():
    order = OrderFactory.create()

    leave(order)
    leave(order)

    assert order.events.filter(kind=Event.CANCELLED).count() == 1


def test_is_not_for_agents_of_other_call_centers():
    order = OrderFactory.create()

    with pytest.raises(errors.NoSuchOrder):
        leave(order, by=stranger())

    assert fresh(order).status == Status.DRAFT


def test_sends_htmx_on(htmx_client):
    order = OrderFactory.create()

    response = htmx_client.post(address("orders:leave-order", order), {"next": "/orders/"})

    assert (response.status_code, response.headers["HX-Redirect"]) == (200, "/orders/")
    assert fresh(order).status == Status.CANCELLED


@pytest.mark.parametrize("wanted", ["", "https://example.com/", "//example.com"])
def test_sends_a_plain_browser_to_customer_service(agent_client, wanted):
    order = OrderFactory.create()

    response = agent_client.post(address("orders:leave-order", order), {"next": wanted})

    assert (response.status_code, response.url) == (302, "/customers/")


def test_is_no_link_to_follow(agent_client):
    order = OrderFactory.create()

    response = agent_client.get(address("orders:leave-order", order))

    assert response.status_code == 405
    assert fresh(order).status == Status.DRAFT
