"""The list of sales orders."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import signed_in
from tests.factories import CustomerFactory, OrderFactory, OrderLineFactory, UserFactory

pytestmark = pytest.mark.django_db
URL = reverse("orders:orders")


def order_of(**names):
    order = OrderFactory.create(customer=CustomerFactory.create(**names))
    OrderLineFactory.create(order=order)
    return order


def shown(client, **query):
    return [order.number for order in client.get(URL, query).context["orders"]]


def test_shows_the_newest_first_and_no_empty_draft(agent_client):
    first, second = order_of(), order_of()
    OrderFactory.create()

    assert shown(agent_client) == [second.number, first.number]


def test_is_narrowed_down_by_number_account_name_and_status(agent_client):
    berg = order_of(first_name="Karen", last_name="Berg", account_number="K1")
    order_of(first_name="Olga", last_name="Wu")

    assert shown(agent_client, q=str(berg.number)) == [berg.number]
    assert shown(agent_client, q="K1") == [berg.number]
    assert shown(agent_client, q="karen") == [berg.number]
    assert shown(agent_client, q="karen", status="draft") == [berg.number]
    assert shown(agent_client, q="karen", status="cancelled") == []


def test_a_stranger_sees_none():
    order_of()

    assert shown(signed_in(UserFactory.create())) == []


def test_asks_as_many_queries_for_twenty_orders_as_for_one(agent_client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            agent_client.get(URL)
        return len(captured)

    order_of()
    agent_client.get(URL)
    one = queries()
    for _ in range(19):
        order_of()

    assert queries() == one


def test_shows_fifty_to_a_page(agent_client):
    orders = [order_of() for _ in range(51)]

    first, second = agent_client.get(URL), agent_client.get(URL, {"page": "2"})

    assert len(first.context["orders"]) == 50
    assert [order.number for order in second.context["orders"]] == [orders[0].number]
    assert 'rel="next" href="?page=2"' in first.content.decode()
    assert 'rel="prev"' not in first.content.decode()
    assert 'rel="prev" href="?page=1"' in second.content.decode()
    assert 'rel="next"' not in second.content.decode()


def test_keeps_what_was_asked_for_from_page_to_page(agent_client):
    for _ in range(51):
        order_of(first_name="Karen")

    page = agent_client.get(URL, {"q": "karen", "status": "draft"}).content.decode()

    assert 'rel="next" href="?q=karen&amp;status=draft&amp;page=2"' in page


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "x"},
        {"page": "99999999999"},
        {"status": "x"},
        {"q": "9" * 40},
        {"q": "%"},
        {"q": "'; DROP TABLE"},
        {"q": "\x00"},
        {"q": "x" * 101},
    ],
)
def test_bears_whatever_is_asked(agent_client, query):
    order_of()

    assert agent_client.get(URL, query).status_code == 200


def test_says_so_where_none_matches(agent_client):
    order_of()

    page = agent_client.get(URL, {"q": "nobody"}).content.decode()

    assert "No order matches. Try another number or name, or all statuses." in page
