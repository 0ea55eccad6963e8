"""The list of sales orders."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import signed_in
from tests.factories import (
    CallCenterFactory,
    ChannelUserFactory,
    OrderFactory,
)
from tests.orders.drafts import stranger
from tests.orders.lists.listed import URL, order_of, part, shown

pytestmark = pytest.mark.django_db


def test_shows_the_newest_first_and_no_empty_draft(agent_client):
    first, second = order_of(), order_of()
    OrderFactory.create()

    assert shown(agent_client) == [second.number, first.number]


def test_links_to_the_orders_and_their_customers(agent_client):
    order = order_of(account_number="K1")

    page = agent_client.get(URL).content.decode()

    assert f'<a href="/orders/{order.number}/">{order.number}</a>' in page
    assert '<a href="/customers/K1/">Karen Berg</a>' in page


def test_lists_the_current_call_center_first_and_all_on_request(call_center):
    user = ChannelUserFactory.create(call_center=call_center).user
    france = CallCenterFactory.create(code="FR", name="Z France", currency="EUR")
    ChannelUserFactory.create(call_center=france, user=user)
    here, there = order_of(), order_of()
    there.__class__.objects.filter(pk=there.pk).update(call_center=france)
    client = signed_in(user)

    assert shown(client) == [here.number]
    assert shown(client, call_center="FR") == [there.number]
    assert shown(client, call_center="") == [there.number, here.number]


def test_never_shows_orders_of_a_foreign_call_center(agent_client):
    foreign = order_of()
    other = CallCenterFactory.create(code="OTHER")
    foreign.__class__.objects.filter(pk=foreign.pk).update(call_center=other)

    assert shown(agent_client) == []
    assert shown(agent_client, call_center="") == []
    assert shown(agent_client, call_center="OTHER") == []
    assert shown(agent_client, q=str(foreign.number)) == []


def test_a_stranger_sees_none():
    order_of()

    assert shown(signed_in(stranger())) == []


def test_asks_as_many_queries_for_twenty_orders_as_for_one(agent_client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            agent_client.get(URL, {"total_from": "1", "status": "draft"})
        return len(captured)

    order_of()
    agent_client.get(URL)
    one = queries()
    for _ in range(19):
        order_of()

    assert queries() == one


def test_goes_older_and_newer_page_by_page(agent_client):
    numbers = [order_of(first_name="Karen").number for _ in range(101)][::-1]

    first = agent_client.get(URL, {"status": "draft"})
    second = agent_client.get(first.context["older"])
    third = agent_client.get(second.context["older"])
    back = agent_client.get(third.context["newer"])
    top = agent_client.get(back.context["newer"])

    pages = [[order.number for order in page.context["page"].orders] for page in (first, second)]
    assert pages == [numbers[:50], numbers[50:100]]
    assert [order.number for order in third.context["page"].orders] == numbers[100:]
    assert [order.number for order in back.context["page"].orders] == numbers[50:100]
    assert [order.number for order in top.context["page"].orders] == numbers[:50]
    assert (first.context["newer"], third.context["older"], top.context["newer"]) == (None,) * 3
    kept = f"/orders/?call_center=USRT&status=draft&before={numbers[49]}"
    assert first.context["older"] == kept


def test_orders_opened_at_the_same_moment_are_on_one_page_each(agent_client):
    """All of them were opened at the same moment: the number decides."""
    numbers = {order_of().number for _ in range(60)}

    first = agent_client.get(URL)
    second = agent_client.get(first.context["older"])

    seen = [order.number for page in (first, second) for order in page.context["page"].orders]
    assert (len(seen), set(seen)) == (60, numbers)


def test_answers_htmx_with_the_rows_and_their_url(agent_client):
    order_of(price="12.00")

    answer = part(agent_client, total_from="12", status="", agent="", call_center="USRT")

    assert answer.content.decode().strip().startswith('<div class="stack" id="found">')
    assert answer.headers["HX-Replace-Url"] == "/orders/?call_center=USRT&total_from=12"
    assert answer.headers["HX-Trigger"] == '{"announce": {"text": "1 order shown."}}'
    assert "HX-Target" in answer.headers["Vary"]


def test_can_be_cleared_once_it_is_narrowed_down(agent_client):
    order_of()

    assert ">Clear</a>" in agent_client.get(URL, {"status": "draft"}).content.decode()
    assert ">Clear</a>" not in agent_client.get(URL).content.decode()


def test_says_whose_orders_are_left_out(agent_client, monkeypatch):
    monkeypatch.setattr("orders.lists.orders.MOST_CUSTOMERS", 2)
    for _ in range(2):
        order_of(last_name="Ng")

    page = agent_client.get(URL, {"q": "ng"}).content.decode()

    assert "More customers are called so." in page
    assert "More customers are called so." not in agent_client.get(URL).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"before": "0"},
        {"before": "x"},
        {"before": "99999999999"},
        {"after": "999"},
        {"status": "x"},
        {"call_center": "x"},
        {"mode": "\x00"},
        {"agent": "\x00"},
        {"since": "9999-12-31", "until": "9999-12-31"},
        {"q": "9" * 40},
        {"q": "%"},
        {"q": "'; DROP TABLE"},
        {"q": "\x00"},
        {"q": "x" * 101},
        {"total_from": "-1"},
        {"total_to": "9" * 30},
    ],
)
def test_bears_whatever_is_asked(agent_client, query):
    order_of()

    assert agent_client.get(URL, query).status_code == 200
    assert part(agent_client, **query).status_code == 200
    assert agent_client.get(reverse("orders:download-orders"), query).status_code in {200, 302}


def test_says_so_where_none_matches(agent_client):
    order_of(price="0.01")

    page = agent_client.get(URL, {"q": "nobody"}).content.decode()

    assert "No order matches. Type less, or leave fields above empty." in page
    assert Decimal("0.01") == agent_client.get(URL).context["page"].orders[0].total
