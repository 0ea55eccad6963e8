import json

import pytest

from tests.conftest import signed_in
from tests.factories import (
    CallCenterFactory,
    ChannelUserFactory,
    CustomerFactory,
    OrderFactory,
    OrderLineFactory,
    UserFactory,
)

AIMED_AT_HITS = {"HX-Request": "true", "HX-Target": "div#hits"}


@pytest.fixture
def karen(call_center):
    return CustomerFactory.create(account_number="2001")


def draft(**facts):
    order = OrderFactory.create(**facts)
    OrderLineFactory.create(order=order)
    return order


def test_opens_with_the_search_and_no_dialog(agent_client):
    page = agent_client.get("/customers/").content.decode()

    assert "<h1>Customer service</h1>" in page
    assert '<label for="search-text">Search text</label>' in page
    assert 'id="customer-search"' not in page
    assert "Your unfinished orders" not in page


def test_search_opens_the_dialog_with_the_only_hit_chosen(agent_client, karen):
    page = agent_client.get("/customers/", {"q": "Karen"}).content.decode()

    assert '<dialog class="dialog dialog--wide" id="customer-search"' in page
    assert "1 customer found for “Karen”." in page
    assert 'value="customer/2001" id="found-1"' in page
    assert page.count("required checked>") == 1


def test_search_chooses_none_of_several(agent_client, karen):
    CustomerFactory.create(account_number="2002")

    page = agent_client.get("/customers/", {"q": "Karen"}).content.decode()

    assert "2 customers found" in page
    assert "required checked" not in page


def test_search_says_that_it_shows_the_first_ten(agent_client):
    CustomerFactory.create_batch(11)

    page = agent_client.get("/customers/", {"q": "Karen"}).content.decode()

    assert "The first 10 customers for “Karen”." in page


def test_offers_a_new_customer_where_nobody_is_found(agent_client):
    page = agent_client.get("/customers/", {"q": "Nora Nobody"}).content.decode()

    assert "Nobody found for “Nora Nobody”." in page
    assert "New customer" in page
    assert '<input type="hidden" name="q" value="Nora Nobody">' in page


def test_answers_typing_with_links_alone_and_says_how_many(agent_client, karen):
    response = agent_client.get("/customers/", {"q": "kar"}, headers=AIMED_AT_HITS)

    part = response.content.decode()
    assert '<a href="/customers/2001/">Karen Berg</a>' in part
    assert "<html" not in part
    assert "required checked" not in part
    assert json.loads(response.headers["HX-Trigger"]) == {
        "announce": {"text": "1 customer found for “kar”."}
    }
    assert "HX-Target" in response.headers["Vary"]


def test_answers_htmx_that_aims_elsewhere_with_the_page(agent_client, karen):
    response = agent_client.get(
        "/customers/", {"q": "kar"}, headers={"HX-Request": "true", "HX-Target": "body"}
    )

    assert b"<html" in response.content


def test_finds_an_order_by_its_number(agent_client, karen):
    order = draft(customer=karen)

    page = agent_client.get("/customers/", {"q": str(order.number)}).content.decode()

    assert f"Sales order {order.number}, Karen Berg" in page
    assert f'value="order/{order.number}"' in page


def test_does_not_find_an_order_of_a_foreign_call_center(agent_client, karen):
    foreign = CallCenterFactory.create(code="OTHER")
    order = draft(customer=karen, call_center=foreign)

    page = agent_client.get("/customers/", {"q": str(order.number)}).content.decode()

    assert "Sales order" not in page.split("<dialog")[1]


def test_lists_the_users_own_unfinished_orders(agent_client, agent, call_center, karen):
    mine = draft(customer=karen, kept_reason="asks her husband")
    colleague = ChannelUserFactory.create(call_center=call_center).user
    other = draft(customer=karen, taken_by=colleague)
    empty = OrderFactory.create(customer=karen)

    response = agent_client.get("/customers/")

    page = response.content.decode()
    assert "Your unfinished orders" in page
    assert f'href="/orders/{mine.number}/"' in page
    assert "asks her husband" in page
    assert "10.00 USD" in page
    assert f"/orders/{other.number}/" not in page
    assert f"/orders/{empty.number}/" not in page


def test_tells_a_user_of_no_call_center_what_to_ask_for(db):
    user = UserFactory.create(username="newcomer")

    page = signed_in(user).get("/customers/").content.decode()

    assert "You work for no call center yet" in page
    assert "your user ID is “newcomer”" in page


def test_does_not_repeat_a_card_number(agent_client):
    page = agent_client.get("/customers/", {"q": "4111 1111 1111 1111"}).content.decode()

    assert "This looks like a card number." in page
    assert 'value="4111' not in page
    assert 'id="customer-search"' not in page


@pytest.mark.parametrize(("many", "asked"), [(1, 17), (2, 18), (8, 18)])
def test_asks_once_more_for_many_of_one_name(agent_client, django_assert_num_queries, many, asked):
    for _ in range(many):
        draft(customer=CustomerFactory.create())

    with django_assert_num_queries(asked):
        agent_client.get("/customers/", {"q": "karen b"})


def test_is_french_for_whoever_reads_french(agent_client, agent):
    agent.language = "fr"
    agent.save()

    response = agent_client.get("/customers/")

    assert response.headers["Content-Language"] == "fr"


def test_offers_who_is_nearly_called_so_where_nobody_is(agent_client, htmx_client, karen):
    page = agent_client.get("/customers/", {"q": "karen brg"}).content.decode()
    part = htmx_client.get("/customers/", {"q": "karen brg"}, headers=AIMED_AT_HITS)

    for html in (page, part.content.decode()):
        assert "No customer is called “karen brg”. Did you mean:" in html
        assert 'value="customer/2001"' in html
        assert "required checked" not in html
    said = json.loads(part["HX-Trigger"])["announce"]["text"]
    assert said == "No customer is called “karen brg”. Did you mean:"


def test_offers_them_beside_those_found_only_once_search_is_pressed(
    agent_client, htmx_client, karen
):
    CustomerFactory.create(account_number="2002", first_name="Lars", last_name="Bergo")
    CustomerFactory.create(account_number="2003", first_name="Lars", last_name="Bero")

    page = agent_client.get("/customers/", {"q": "bero"}).content.decode()
    CustomerFactory.create(account_number="2004", first_name="Lars", last_name="Berga")
    typing = htmx_client.get("/customers/", {"q": "ber"}, headers=AIMED_AT_HITS).content.decode()
    pressed = agent_client.get("/customers/", {"q": "ber"}).content.decode()

    assert "Did you mean" not in page  # somebody is called so
    assert "Did you mean" not in typing
    assert "4 customers found for “ber”." in pressed


def test_two_of_one_name_are_told_apart_by_their_last_order(agent_client, karen):
    other = CustomerFactory.create(account_number="2002")
    draft(customer=karen)
    last = draft(customer=karen)

    page = agent_client.get("/customers/", {"q": "Karen"}).content.decode()

    assert page.count("last order") == 1
    assert f"last order {last.number}," in page
    assert other.name == karen.name


def test_of_names_that_differ_no_last_order_is_asked(agent_client, karen):
    draft(customer=karen)

    assert "last order" not in agent_client.get("/customers/", {"q": "Karen"}).content.decode()
