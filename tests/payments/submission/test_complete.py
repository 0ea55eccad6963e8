"""Complete: the order is priced once more, and its summary opens to be read out."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders import errors, operations
from orders.models import Event
from tests.factories import NOW, ItemFactory, OrderFactory, UserFactory
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import cancelled, draft_of_120, fresh, pay, stranger, submitted

pytestmark = pytest.mark.django_db
OPENED = ["summary", "payment", "version", "totals"]


def complete(order, *, by=None):
    return operations.complete(order.number, at=NOW, by=by or order.taken_by)


def test_notes_that_the_order_is_read_out_and_at_which_total():
    order = draft_of_120()

    complete(order)

    after = fresh(order)
    assert (after.completed_at, after.version) == (NOW, order.version + 1)
    assert (after.total, after.status) == (Decimal("120.00"), order.status)
    event = order.events.get(kind=Event.COMPLETED)
    assert (event.at, event.by) == (NOW, order.taken_by)
    assert Decimal(event.facts["total"]) == Decimal("120.00")


def test_prices_the_order_by_the_terms_of_this_moment():
    order = draft_of_120()
    order.lines.get().item.prices.update(unit_price="115.05")

    complete(order)

    assert fresh(order).total == Decimal("125.00")


def test_may_be_pressed_again_at_any_time():
    order = draft_of_120()

    complete(order)
    complete(order)

    assert order.events.filter(kind=Event.COMPLETED).count() == 2
    assert fresh(order).total == Decimal("120.00")


@pytest.mark.parametrize(
    ("make", "refusal", "words"),
    [
        (OrderFactory.create, errors.NothingOrdered, r"No lines yet\. Add an item\."),
        (submitted, errors.NotEditable, "cannot be changed any more: Open order"),
        (cancelled, errors.NotEditable, "cannot be changed any more: Cancelled"),
    ],
)
def test_refuses_and_changes_nothing(make, refusal, words):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        complete(order)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers():
    order = draft_of_120()

    for user in (stranger(), UserFactory.create()):
        with pytest.raises(errors.NoSuchOrder):
            complete(order, by=user)

    assert fresh(order).completed_at is None


def post(client, order, item="", quantity="1", **said):
    form = {"item": item, "quantity": quantity, "key": uuid4()} | said
    return client.post(address("payments:complete", order), form)


def test_opens_the_summary_and_puts_the_focus_on_add(htmx_client):
    order = draft_of_120()

    response = post(htmx_client, order)

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == OPENED
    events = events_of(response)
    assert events["open-dialog"] == {"id": "summary"}
    assert events["focus"] == {"target": "#add-payment"}
    assert value_of(response, "amount") == "120.00"
    assert Decimal(value_of(response, "shown_total")) == Decimal("120.00")
    assert f'<data id="version" value="{order.version + 1}"' in page


def test_puts_the_focus_on_submit_where_all_is_paid(htmx_client):
    order = draft_of_120()
    pay(order)

    response = post(htmx_client, order)

    assert events_of(response)["focus"] == {"target": "#submit-order"}


def test_sends_a_plain_browser_to_the_summary(agent_client):
    order = draft_of_120()

    response = post(agent_client, order)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/summary/")
    assert fresh(order).completed_at is not None


def test_adds_a_filled_new_row_first(htmx_client):
    order, key = draft_of_120(), uuid4()
    ItemFactory.create(item_number="90001", price="5.00")

    response = post(htmx_client, order, "90001", "2", key=key)

    assert response.status_code == 200
    assert parts_of(response) == [f"pending-{key}", *OPENED]
    assert 'id="line-2"' in response.content.decode()
    assert fresh(order).total == Decimal("130.00")
    assert Decimal(value_of(response, "shown_total")) == Decimal("130.00")


def test_adds_the_new_row_of_a_plain_browser_too(agent_client):
    order = draft_of_120()
    ItemFactory.create(item_number="90001", price="5.00")

    response = post(agent_client, order, "90001", "2")

    assert response.status_code == 302
    assert fresh(order).total == Decimal("130.00")


def test_does_not_open_while_the_new_row_is_refused(htmx_client):
    order, key = draft_of_120(), uuid4()
    before = all_of(order)

    response = post(htmx_client, order, "99999", "1", key=key)

    page = response.content.decode()
    assert response.status_code == 422
    assert parts_of(response) == [f"pending-{key}", "version", "totals"]
    assert "There is no item “99999”" in page
    assert "open-dialog" not in events_of(response)
    assert all_of(order) == before


def test_gives_a_plain_browser_the_refused_row_back(agent_client):
    order = draft_of_120()

    response = post(agent_client, order, "99999", "3")

    assert response.status_code == 422
    assert "There is no item “99999”" in response.content.decode()
    assert value_of(response, "item") == "99999"
    assert value_of(response, "quantity", within="entry") == "3"


def test_does_not_open_for_a_quantity_that_is_no_number(htmx_client):
    order = draft_of_120()
    ItemFactory.create(item_number="90001")

    response = post(htmx_client, order, "90001", "two")

    assert response.status_code == 422
    assert "Enter a whole quantity, such as 1." in response.content.decode()
    assert fresh(order).completed_at is None


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_says_that_there_are_no_lines_yet(client, request):
    order = OrderFactory.create()

    response = post(request.getfixturevalue(client), order)

    assert response.status_code == 422
    assert "No lines yet. Add an item." in response.content.decode()
