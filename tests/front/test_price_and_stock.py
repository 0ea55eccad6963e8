from decimal import Decimal

import pytest

from catalog.models import CustomerTerms
from tests.factories import (
    CustomerFactory,
    ItemFactory,
    PriceFactory,
    PriceGroupFactory,
)


@pytest.fixture
def jacket(call_center):
    return ItemFactory.create(item_number="81327", name="Traveler jacket", price="110.05")


def test_shows_the_price_for_anybody(agent_client, jacket):
    page = agent_client.get("/prices/", {"q": "jacket"}).content.decode()

    assert "81327" in page
    assert "110.05 USD" in page
    assert "To order, find the customer first." in page
    assert "New sales order with this item" not in page


def test_shows_the_price_of_the_customer_and_offers_the_order(agent_client, jacket):
    karen = CustomerFactory.create(account_number="2001")
    group = PriceGroupFactory.create()
    PriceFactory.create(item=jacket, price_group=group, unit_price=Decimal("99.00"))
    CustomerTerms.objects.create(customer=karen, price_group=group)

    page = agent_client.get("/prices/", {"q": "81327", "customer": "2001"}).content.decode()

    assert "Prices for Karen Berg." in page
    assert "99.00 USD" in page
    assert 'name="item" value="81327"' in page
    assert 'name="customer" value="2001"' in page
    assert 'name="call_center" value="USRT"' in page
    assert "New sales order with this item" in page


def test_says_where_there_is_no_price_and_offers_no_order(agent_client, call_center):
    ItemFactory.create(item_number="81327", price=False)
    CustomerFactory.create(account_number="2001")

    page = agent_client.get("/prices/", {"q": "81327", "customer": "2001"}).content.decode()

    assert "No price today" in page
    assert "New sales order with this item" not in page


def test_says_what_is_not_sold_and_offers_no_order(agent_client, jacket):
    jacket.is_active = False
    jacket.save()
    CustomerFactory.create(account_number="2001")

    page = agent_client.get("/prices/", {"q": "81327", "customer": "2001"}).content.decode()

    assert "stopped" in page
    assert "110.05" not in page
    assert "New sales order with this item" not in page


def test_says_what_to_do_where_nothing_matches(agent_client):
    page = agent_client.get("/prices/", {"q": "unobtainium"}).content.decode()

    assert "No item matches “unobtainium”." in page


def test_answers_typing_with_the_prices_alone(agent_client, jacket):
    response = agent_client.get(
        "/prices/", {"q": "jack"}, headers={"HX-Request": "true", "HX-Target": "section#prices"}
    )

    assert b"110.05" in response.content
    assert b"<html" not in response.content
    assert "HX-Target" in response.headers["Vary"]


def test_refuses_a_customer_that_does_not_exist(agent_client):
    assert agent_client.get("/prices/", {"customer": "nope"}).status_code == 404


@pytest.mark.parametrize("many", [1, 12])
def test_asks_as_many_queries_for_many_items_as_for_one(
    agent_client, call_center, django_assert_max_num_queries, many
):
    for _ in range(many):
        ItemFactory.create(name="Jacket")

    agent_client.get("/prices/", {"q": "jacket"})  # set-up is kept from here on
    with django_assert_max_num_queries(14):
        agent_client.get("/prices/", {"q": "jacket"})
