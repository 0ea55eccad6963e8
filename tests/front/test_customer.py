from datetime import timedelta

import pytest

from customers.models import Reach
from tests.factories import (
    NOW,
    AddressFactory,
    CallCenterFactory,
    ChannelUserFactory,
    ContactPointFactory,
    CustomerFactory,
    OrderFactory,
    OrderLineFactory,
)
from tests.payments.accounts import give_credit, limit


@pytest.fixture
def karen(call_center):
    customer = CustomerFactory.create(account_number="2001", bare=True)
    AddressFactory.create(customer=customer, is_default=True)
    ContactPointFactory.create(customer=customer, value="+14255550101", is_default=True)
    return customer


def test_shows_who_calls(agent_client, karen):
    karen.alert = "Ask for the pass phrase"
    karen.note = "Prefers the evening"
    karen.save()
    ContactPointFactory.create(customer=karen, value="+33123456789")
    ContactPointFactory.create(customer=karen, reach=Reach.EMAIL, value="karen@example.com")

    page = agent_client.get("/customers/2001/").content.decode()

    assert "<h1>Karen Berg</h1>" in page
    for said in (
        "2001",
        "(425) 555-0101",
        "+33 1 23 45 67 89",
        "karen@example.com",
        "Portland, OR 97214",
        "Prefers the evening",
    ):
        assert said in page
    assert page.index("Ask for the pass phrase") < page.index("New sales order")


def test_carries_call_center_customer_and_a_new_key_into_the_new_order(agent_client, karen):
    page = agent_client.get("/customers/2001/")
    again = agent_client.get("/customers/2001/")

    assert b'name="customer" value="2001"' in page.content
    assert b'name="call_center" value="USRT"' in page.content
    assert page.context["key"] != again.context["key"]
    assert b"The order will be for" not in page.content


def test_says_for_which_of_several_call_centers_the_order_will_be(agent_client, agent, karen):
    france = CallCenterFactory.create(code="FRANCE", name="A France", bare=True)
    ChannelUserFactory.create(call_center=france, user=agent)

    page = agent_client.get("/customers/2001/").content.decode()

    assert "The order will be for A France." in page
    assert 'name="call_center" value="FRANCE"' in page


def test_lists_the_last_ten_orders_newest_first(agent_client, karen):
    orders = []
    for day in range(11):
        order = OrderFactory.create(customer=karen, created_at=NOW + timedelta(days=day))
        OrderLineFactory.create(order=order)
        orders.append(order)

    response = agent_client.get("/customers/2001/")

    shown = [order.number for order, _sentence in response.context["orders"]]
    assert shown == [order.number for order in reversed(orders[1:])]
    assert b"Not submitted yet: open it to go on." in response.content


def test_hides_orders_of_foreign_call_centers_and_empty_ones(agent_client, karen):
    foreign = OrderFactory.create(
        customer=karen, call_center=CallCenterFactory.create(code="OTHER")
    )
    OrderLineFactory.create(order=foreign)
    OrderFactory.create(customer=karen)

    response = agent_client.get("/customers/2001/")

    assert response.context["orders"] == []
    assert b"No orders yet." in response.content


def test_refuses_an_account_that_does_not_exist(agent_client):
    response = agent_client.get("/customers/nope/")

    assert response.status_code == 404
    assert b"There is no customer nope. Search by name or telephone number." in response.content


@pytest.mark.parametrize("many", [1, 10])
def test_asks_as_many_queries_for_many_orders_as_for_one(
    agent_client, karen, django_assert_num_queries, many
):
    for _ in range(many):
        OrderLineFactory.create(order=OrderFactory.create(customer=karen))
        AddressFactory.create(customer=karen)

    agent_client.get("/customers/2001/")  # set-up is kept from here on
    with django_assert_num_queries(12):
        agent_client.get("/customers/2001/")


def test_says_what_the_customer_may_still_owe_and_has(agent_client):
    customer = CustomerFactory.create()
    url = f"/customers/{customer.account_number}/"
    assert "Limit" not in agent_client.get(url).content.decode()
    limit(customer, "500.00")
    give_credit(customer, "25.00")

    page = agent_client.get(url).content.decode()

    assert "<dt>Free</dt><dd>500.00 USD</dd>" in page
    assert "<dt>Credit</dt><dd>25.00 USD</dd>" in page
