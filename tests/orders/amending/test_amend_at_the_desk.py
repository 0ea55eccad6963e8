"""Modify at the desk: the buttons, the old total beside the new one, a price unlocked, discard."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from catalog.models import DeliveryMode
from orders import operations
from orders.models import OrderLine, Status
from tests.factories import DeliveryModeFactory, OfferedModeFactory
from tests.orders.amended import amend, new_price, open_order, said, submit_again
from tests.orders.answers import address, all_of, parts_of
from tests.orders.drafts import draft, draft_of_120, fresh, pay, stranger, supervisor_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


def post(client, name, order, *more, **typed):
    form = {"version": fresh(order).version, "key": uuid4()} | typed
    return client.post(address(name, order, *more), form)


def page_of(client, order, query=""):
    return client.get(order.get_absolute_url() + query).content.decode()


def test_modify_opens_the_desk(agent_client):
    order = open_order()
    assert "Modify</button>" in page_of(agent_client, order)

    response = post(agent_client, "orders:amend-order", order)

    assert response.status_code == 302
    assert response.url == order.get_absolute_url()
    page = page_of(agent_client, order)
    assert "Being modified" in page
    assert "Discard changes</button>" in page
    assert "Delete line 1" in page
    assert "Cancel order" not in page


@pytest.mark.parametrize(
    ("field", "query", "element"),
    [
        ("mode", "?field=mode", 'id="mode"'),
        ("address", "?tab=header&field=address", 'id="address"'),
    ],
)
def test_one_key_modifies_at_a_field(agent_client, field, query, element):
    order = open_order()

    response = post(agent_client, "orders:amend-order", order, field=field)

    assert response.url == order.get_absolute_url() + query
    page = page_of(agent_client, order, query)
    at = page.index(element)
    assert "autofocus" in page[at : page.index(">", at)]
    assert page.count(" autofocus") == 1


def test_a_draft_has_no_modify_and_a_cancelled_one_neither(agent_client):
    order = draft("10.00")

    response = post(agent_client, "orders:amend-order", order)

    assert response.status_code == 422
    assert "cannot be modified: Draft" in response.content.decode()


def test_the_second_agent_reads_who_was_first(client):
    order = open_order()
    amend(order)
    client.force_login(supervisor_of(order.call_center))

    response = post(client, "orders:amend-order", order)

    assert response.status_code == 409
    assert f"has been modifying order {order.number} since" in response.content.decode()


def test_the_old_total_stands_beside_the_new_with_what_is_to_be_collected(htmx_client):
    order = amend(open_order())

    response = post(htmx_client, "orders:change-line", order, 1, quantity="2")

    page = " ".join(response.content.decode().split())
    assert "<dt>Old total</dt><dd>120.00</dd>" in page
    assert "<dt>Difference to collect</dt><dd>102.10</dd>" in page
    assert "totals" in parts_of(response)


def test_what_is_to_be_given_back_is_said(htmx_client):
    order = amend(open_order(draft("50.00", "30.00")))

    response = post(htmx_client, "orders:delete-line", order, 2)

    page = " ".join(response.content.decode().split())
    assert "<dt>Old total</dt><dd>80.00</dd>" in page
    assert "<dt>Difference to give back</dt><dd>30.00</dd>" in page


def test_submit_stands_on_the_desk_while_nothing_is_due(htmx_client):
    order = amend(open_order())
    assert 'id="submit-order"' in page_of(htmx_client, order)

    response = post(htmx_client, "orders:change-line", order, 1, quantity="2")

    assert 'id="submit-order"' not in response.content.decode()


def test_two_keys_send_it_by_another_mode(agent_client):
    order = open_order()
    express = OfferedModeFactory.create(mode=DeliveryModeFactory.create(code="11")).mode
    post(agent_client, "orders:amend-order", order, field="mode")
    post(agent_client, "orders:set-mode", order, mode="11")
    page = page_of(agent_client, order)
    assert 'id="submit-order"' in page

    response = post(agent_client, "payments:submit", order, shown_total="120.00", back="desk")

    order = fresh(order)
    assert response.url == order.get_absolute_url()
    assert (order.status, order.revision, order.mode) == (Status.SUBMITTED, 2, express)


def test_the_details_of_a_line_say_what_unlocking_would_change(agent_client):
    order = open_order()
    new_price("81327", "115.05")
    amend(order)

    page = " ".join(agent_client.get(address("orders:line", order, 1)).content.decode().split())

    assert "<dt>Promised</dt><dd>110.05</dd>" in page
    assert "<dt>Today</dt><dd>115.05</dd>" in page
    assert "<dd>120.00 → 125.00</dd>" in page
    assert fresh(order).total == Decimal("120.00")


def test_a_draft_has_nothing_to_unlock(agent_client):
    order = draft("10.00")

    page = agent_client.get(address("orders:line", order, 1)).content.decode()

    assert "Take today’s price" not in page


def test_unlocks_a_line(htmx_client):
    order = open_order()
    new_price("81327", "115.05")
    amend(order)

    response = post(htmx_client, "orders:unlock-line", order, 1)

    assert response.status_code == 200
    assert {"line-terms", "line-1", "totals"} <= set(parts_of(response))
    assert "today’s price" in response.content.decode()
    assert fresh(order).total == Decimal("125.00")


def test_discards_and_goes_to_the_orders_page(htmx_client):
    order = amend(open_order())
    post(htmx_client, "orders:change-line", order, 1, quantity="2")

    response = post(htmx_client, "orders:discard-changes", order)

    assert response.headers["HX-Redirect"] == order.get_absolute_url()
    assert (fresh(order).status, fresh(order).total) == (Status.SUBMITTED, Decimal("120.00"))


def test_discard_says_what_is_to_be_taken_back_first(htmx_client):
    order = amend(open_order())
    post(htmx_client, "orders:change-line", order, 1, quantity="2")
    pay(order)
    before = all_of(order)

    response = post(htmx_client, "orders:discard-changes", order)

    assert response.status_code == 422
    assert "102.10 USD was paid since the changes began" in response.content.decode()
    assert all_of(order) == before


def test_a_stale_discard_is_answered_with_409(htmx_client):
    order = amend(open_order())

    response = post(htmx_client, "orders:discard-changes", order, version=order.version - 1)

    assert response.status_code == 409
    assert fresh(order).status == Status.AMENDING


def test_a_line_that_the_warehouse_has_taken_says_so(htmx_client):
    order = open_order()
    OrderLine.objects.update(quantity_taken=1)
    amend(order)

    response = post(htmx_client, "orders:change-line", order, 1, quantity="2")

    assert response.status_code == 422
    assert "The warehouse has taken line 1. Have it recalled first" in response.content.decode()


def test_it_is_among_the_unfinished_of_whoever_modifies_it(agent_client):
    order = amend(open_order())

    page = agent_client.get(reverse("customer-service")).content.decode()

    assert order.get_absolute_url() in page


def test_is_not_for_agents_of_other_call_centers(client):
    order = open_order()
    client.force_login(stranger())

    for name, more in (
        ("orders:amend-order", ()),
        ("orders:discard-changes", ()),
        ("orders:unlock-line", (1,)),
        ("orders:others", ()),
    ):
        assert post(client, name, order, *more).status_code == 404
    for name, more in (("orders:revision", (1,)), ("orders:compare-revisions", (1, 1))):
        assert client.get(address(name, order, *more)).status_code == 404


def test_a_new_mode_promises_a_new_day():
    order = draft_of_120()
    DeliveryMode.objects.filter(code="99").update(transit_days=3)
    open_order(order)
    before = order.lines.get().promised_date
    OfferedModeFactory.create(mode=DeliveryModeFactory.create(code="11", transit_days=30))
    amend(order)
    operations.set_mode(order.number, mode="11", **said(order))
    submit_again(order)

    after = order.lines.get().promised_date
    assert after > before
