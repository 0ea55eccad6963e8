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
    assert shown(agent_client, q="karen") == [berg.number]
    assert shown(agent_client, q="karen", status="draft") == [berg.number]
    assert shown(agent_client, q="karen", status="cancelled") == []


def test_a_stranger_sees_none():
    order_of()

    assert shown(signed_in(UserFactory.create())) == []


def test_asks_as_many_queries_for_twenty_orders_as_for_one(agent_client):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            agent_client.get(URL)
        return len(captured)

    order_of()
    agent_client.get(URL)
    one = queries()
    for _ in range(19):
        order_of()

    assert queries() == one
