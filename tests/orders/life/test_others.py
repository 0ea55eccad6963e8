"""Who else has the order open."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from orders.models import Presence
from orders.operations.presence import say_here
from tests.orders.answers import address
from tests.orders.drafts import draft, supervisor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    return draft("10.00")


def test_tells_of_others_and_not_of_oneself(order):
    other = supervisor_of(order.call_center)
    now = timezone.now()

    assert say_here(order, at=now, by=order.taken_by) == []
    assert say_here(order, at=now, by=other) == [order.taken_by]
    assert say_here(order, at=now, by=order.taken_by) == [other]
    assert say_here(draft("1.00"), at=now, by=other) == []
    assert Presence.objects.count() == 3


def test_whoever_has_left_is_told_no_more_and_soon_forgotten(order):
    other = supervisor_of(order.call_center)
    start = timezone.now()
    say_here(order, at=start, by=other)

    assert say_here(order, at=start + timedelta(seconds=74), by=order.taken_by) == [other]
    assert say_here(order, at=start + timedelta(seconds=75), by=order.taken_by) == []
    say_here(order, at=start + timedelta(minutes=5), by=order.taken_by)
    assert [row.user for row in Presence.objects.select_related("user")] == [order.taken_by]


def test_the_desk_says_who_else_has_it_open(order, agent_client):
    other = supervisor_of(order.call_center)
    say_here(order, at=timezone.now(), by=other)

    page = agent_client.get(order.get_absolute_url()).content.decode()

    assert f"This order is open too at the desk of: {other}" in " ".join(page.split())


def test_an_open_desk_asks_again_with_one_small_row_written(order, htmx_client):
    htmx_client.get(order.get_absolute_url())
    other = supervisor_of(order.call_center)
    say_here(order, at=timezone.now(), by=other)

    with CaptureQueriesContext(connection) as context:
        response = htmx_client.post(address("orders:others", order))

    assert f"This order is open too at the desk of: {other}" in " ".join(
        response.content.decode().split()
    )
    assert sum(query["sql"].startswith(("INSERT", "UPDATE")) for query in context) == 1
    assert 'id="others"' in response.content.decode()


def test_a_plain_browser_goes_back_to_the_order(order, agent_client):
    response = agent_client.post(address("orders:others", order))

    assert (response.status_code, response.url) == (302, order.get_absolute_url())


def test_nobody_is_noted_on_an_order_that_can_no_longer_be_changed(order, agent_client):
    page = agent_client.get(order.get_absolute_url())
    assert page.status_code == 200
    assert Presence.objects.count() == 1
