"""The new row as the page sends it."""

from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.errors import KeyUsedForSomethingElse
from orders import errors
from orders.models import OrderLine
from tests.factories import ItemFactory, OrderFactory
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import add, draft, fresh, stranger, submitted, supervisor_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


@pytest.fixture
def order(call_center):
    ItemFactory.create(item_number="81327", name="Chronograph", price="110.05")
    return OrderFactory.create()


def post(client, order, item="81327", quantity="1", *, key=None, **more):
    said = {"item": item, "quantity": quantity, "key": key or uuid4()} | more
    return client.post(address("orders:add-line", order), said)


def test_replaces_the_pending_row_and_the_totals(htmx_client, order):
    key = uuid4()

    response = post(htmx_client, order, quantity="2", key=key)

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == [f"pending-{key}", "version", "totals"]
    assert events_of(response) == {"announce": {"text": "Total 220.10 USD"}}
    assert 'id="line-1"' in page
    assert "Chronograph" in page
    assert value_of(response, "quantity") == "2"
    assert '<data id="version" value="2"' in page


def test_needs_no_version_and_meets_no_conflict(htmx_client, order):
    for _ in range(3):
        response = htmx_client.post(
            address("orders:add-line", order),
            {"item": "81327", "quantity": "1", "key": uuid4()},
            headers={"Order-Version": "1"},
        )
        assert response.status_code == 200

    assert fresh(order).total == Decimal("330.15")


def test_a_second_press_is_answered_with_the_same_row(htmx_client, order):
    key = uuid4()

    first, second = (post(htmx_client, order, key=key) for _ in "12")

    assert parts_of(first) == parts_of(second) == [f"pending-{key}", "version", "totals"]
    assert 'id="line-1"' in second.content.decode()
    assert OrderLine.objects.count() == 1


@pytest.mark.parametrize("tab", ["", "lines", "header", "history"])
def test_sends_a_plain_browser_back_to_the_tab_it_wanted(agent_client, order, tab):
    response = post(agent_client, order, **({"tab": tab} if tab else {}))

    wanted = f"/orders/{order.number}/" + (f"?tab={tab}" if tab else "")
    assert (response.status_code, response.url) == (302, wanted)
    assert OrderLine.objects.count() == 1


@pytest.mark.parametrize("tab", ["x&next=//example.com", "\r\nX: y", "é"])
def test_a_tab_of_somebodys_own_leads_nowhere_else(agent_client, order, tab):
    response = post(agent_client, order, tab=tab)

    assert response.status_code == 302
    assert response.url.startswith(f"/orders/{order.number}/")
    assert agent_client.get(response.url).status_code == 200


@pytest.mark.parametrize("item", ["", "   "])
@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_an_empty_row_adds_nothing_and_is_no_error(client, item, order, request):
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, item)

    assert response.status_code in {200, 302}
    assert all_of(order) == before


@pytest.mark.parametrize(
    ("item", "quantity", "words"),
    [
        ("99999", "1", "There is no item “99999”. Type another number or words of the name."),
        ("81327", "0", "Enter a whole quantity from 1 to 99,999."),
        ("81327", "two", "Enter a whole quantity, such as 1."),
        ("81327", "", "Enter a whole quantity, such as 1."),
        ("81327", "1.5", "Enter a whole quantity, such as 1."),
        ("x" * 101, "1", "at most 100 characters"),
        ("<b>bold</b>", "1", "There is no item “&lt;b&gt;bold&lt;/b&gt;”"),
    ],
)
def test_refuses_the_row_and_keeps_what_was_typed(htmx_client, order, item, quantity, words):
    key, before = uuid4(), all_of(order)

    response = post(htmx_client, order, item, quantity, key=key)

    page = response.content.decode()
    assert response.status_code == 422
    assert parts_of(response) == [f"pending-{key}", "version", "totals"]
    assert words in page
    assert f'data-quantity="{quantity}"' in page
    assert "announce" not in events_of(response)
    assert all_of(order) == before


def test_gives_a_plain_browser_the_row_back_with_its_key(agent_client, order):
    key = uuid4()

    response = post(agent_client, order, "99999", "3", key=key)

    page = response.content.decode()
    assert response.status_code == 422
    assert "There is no item “99999”" in page
    assert value_of(response, "item") == "99999"
    assert value_of(response, "quantity", within="entry") == "3"
    assert value_of(response, "key", within="entry") == str(key)


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_submitted_order_takes_no_more_lines(client, request):
    order = submitted()
    item = order.lines.get().item.item_number

    response = post(request.getfixturevalue(client), order, item)

    assert response.status_code == 422
    assert f"Order {order.number} cannot be changed any more" in response.content.decode()
    assert order.lines.count() == 1


def test_an_order_that_was_submitted_elsewhere_is_shown_as_it_stands(agent_client):
    order = submitted()

    response = post(agent_client, order, order.lines.get().item.item_number)

    assert 'id="entry"' not in response.content.decode()


def test_the_same_key_with_other_content_is_refused(order):
    key = uuid4()
    add(order, "81327", key=key)
    before = all_of(order)

    for other in ({"quantity": 2}, {"by": supervisor_of(order.call_center)}):
        with pytest.raises(KeyUsedForSomethingElse, match="already sent with other content"):
            add(order, "81327", key=key, **other)

    assert all_of(order) == before


def test_a_key_used_for_another_verb_or_order_is_refused(order):
    key = uuid4()
    add(order, "81327", key=key)
    other = draft()

    with pytest.raises(KeyUsedForSomethingElse):
        add(other, "81327", key=key)

    assert not other.lines.exists()


def test_is_not_for_agents_of_other_call_centers(order):
    with pytest.raises(errors.NoSuchOrder):
        add(order, "81327", by=stranger())

    assert not order.lines.exists()
