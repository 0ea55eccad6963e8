"""The details of one line: in a dialog of the desk, and as a page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import signed_in
from tests.orders.answers import address, events_of, value_of
from tests.orders.drafts import draft, stranger, submitted
from tests.orders.modes import express, pickup, store

pytestmark = pytest.mark.django_db


def get(client, order, line=1, **headers):
    return client.get(address("orders:line", order, line), headers=headers)


def test_is_a_page_with_what_the_line_says_for_itself(agent_client):
    order = draft("10.00", "10.00")
    order.lines.filter(number=2).update(mode=express(), address=order.address, is_expedited=True)

    response = get(agent_client, order, 2)

    page = response.content.decode()
    assert f"Line 2: {order.lines.get(number=2).item.item_number}" in page
    assert value_of(response, "mode") == "11"
    assert value_of(response, "address") == str(order.address_id)
    assert 'name="is_expedited" checked' in page
    assert 'id="line-source-form"' in page


def test_a_line_as_the_header_says_so(agent_client):
    page = get(agent_client, draft("10.00")).content.decode()

    assert '<option value="">As the header: 99 Standard</option>' in page
    assert 'name="is_expedited" checked' not in page


def test_a_line_that_is_picked_up_shows_the_stores(agent_client):
    order = draft("10.00")
    order.lines.update(mode=pickup())
    store("DOWNTOWN")

    page = get(agent_client, order).content.decode()

    assert '<option value="DOWNTOWN">DOWNTOWN Store Downtown, Portland</option>' in page
    assert address("orders:deliver-line-to", order, 1) not in page


def test_is_a_part_for_the_dialog_and_opens_it(htmx_client):
    response = get(htmx_client, draft("10.00"), **{"HX-Target": "dialog#line"})

    assert "<html" not in response.content.decode()
    assert events_of(response) == {"open-dialog": {"id": "line"}}
    assert response.headers["Vary"].startswith("HX-Request, HX-Target")


def test_a_line_that_is_gone_is_said(agent_client):
    order = draft("10.00")

    response = get(agent_client, order, 9)

    assert response.status_code == 404
    assert f"Line 9 of order {order.number} is gone." in response.content.decode()


def test_a_submitted_order_shows_itself(agent_client):
    order = submitted()

    response = get(agent_client, order)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")


def test_is_not_for_agents_of_other_call_centers():
    assert get(signed_in(stranger()), draft("10.00")).status_code == 404


def test_each_row_leads_there(agent_client):
    order = draft("10.00", "10.00")

    page = agent_client.get(address("orders:order", order)).content.decode()

    assert f'id="details-2" href="{address("orders:line", order, 2)}"' in page
    assert 'aria-label="Details, line 2"' in page


def test_asks_as_many_queries_for_fifty_lines_as_for_one(agent_client):
    orders = [draft(*["10.00"] * count) for count in (1, 1, 50)]
    counts = []
    for order in orders:
        with CaptureQueriesContext(connection) as queries:
            assert get(agent_client, order).status_code == 200
        counts.append(len(queries))

    assert counts[1] == counts[2]
