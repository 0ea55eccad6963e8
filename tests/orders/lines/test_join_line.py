"""An item that is there already: said at its new line, with the offer to raise the earlier one (case A10)."""

from decimal import Decimal

import pytest

from catalog.models import Item
from orders import errors, operations
from orders.models import Event
from tests.factories import NOW, PriceFactory
from tests.orders.answers import address, all_of, events_of, parts_of
from tests.orders.drafts import add, draft, fresh, stranger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


def twice(price="12.00", pieces=5):
    """A draft with an item on its first line, added once more."""
    order = draft(price)
    item = order.lines.get().item
    operations.change_line(
        order.number, 1, version=order.version, quantity=pieces, at=NOW, by=order.taken_by
    )
    add(order, item.item_number)
    return fresh(order)


def join(order, line=2, *, version=None, by=None):
    return operations.join_line(
        order.number, line, version=version or order.version, at=NOW, by=by or order.taken_by
    )


def post(client, order, line=2):
    said = {"version": order.version}
    return client.post(address("orders:join-line", order, line), said)


def test_the_earlier_line_has_the_pieces_of_both():
    order = twice()

    join(order)

    after = fresh(order)
    assert [(line.number, line.quantity) for line in after.lines.all()] == [(1, 6)]
    assert after.total == Decimal("72.00")
    events = {event.kind: event.facts for event in order.events.all()}
    item = Item.objects.get().item_number
    assert events[Event.LINE_DELETED] == {"line": 2, "item": item, "quantity": 1}
    changed = order.events.filter(kind=Event.LINE_CHANGED).latest("pk")
    assert changed.facts["changes"] == {"quantity": [5, 6]}


def test_a10_pieces_count_together_whether_they_are_joined_or_not():
    order = draft("12.00")
    item = order.lines.get().item
    PriceFactory.create(item=item, unit_price="10.50", from_quantity=6)
    add(order, item.item_number, quantity=5)
    before = fresh(order)

    join(before)

    assert (before.total, fresh(order).total) == (Decimal("63.00"), Decimal("63.00"))


@pytest.mark.parametrize(
    ("line", "said", "refusal"),
    [
        (1, {}, errors.NothingToJoin),
        (3, {}, errors.NoSuchLine),
        (2, {"version": 99}, errors.Stale),
    ],
)
def test_refuses_and_changes_nothing(line, said, refusal):
    order = twice()
    before = all_of(order)

    with pytest.raises(refusal):
        join(order, line, **said)

    assert all_of(order) == before


def test_a_line_that_is_sent_or_priced_otherwise_is_no_twin():
    order = twice()
    second = order.lines.get(number=2)
    for name, value in [("is_expedited", True), ("unit_price", Decimal("9.00"))]:
        other = order.lines.get(number=1)
        setattr(other, name, value)

        assert second.twin_among([other]) is None


def test_is_not_for_agents_of_other_call_centers():
    order = twice()

    with pytest.raises(errors.NoSuchOrder):
        join(order, by=stranger())


def test_the_desk_says_so_and_offers_it_with_a_key(htmx_client):
    page = htmx_client.get(address("orders:order", twice())).content.decode()

    assert page.count("Line 1 has this item already.") == 1
    assert "Raise line 1 to 6 instead" in page
    assert 'data-key="Alt+J"' in page


def test_adding_it_announces_it(htmx_client):
    order = draft("12.00")
    item = order.lines.get().item.item_number
    key = "6f3f7d3e-5a86-4f7f-9c39-0d7c0a3a6c11"

    response = htmx_client.post(
        address("orders:add-line", order), {"item": item, "quantity": 1, "key": key}
    )

    said = events_of(response)["announce"]["text"]
    assert said == "Line 1 has this item already. Total 24.00 USD"


def test_the_row_goes_and_the_agent_goes_on_with_the_next_item(htmx_client):
    response = post(htmx_client, twice())

    assert parts_of(response)[0] == "line-2"
    assert 'hx-target="#line-2" hx-swap="delete"' in response.content.decode()
    assert 'id="line-1"' in response.content.decode()
    assert events_of(response)["focus"] == {"target": "#item"}


def test_without_javascript_the_button_leads_back_to_the_order(agent_client):
    order = twice()

    response = post(agent_client, order)

    assert response.status_code == 302
    assert response.url == order.get_absolute_url()
    assert order.lines.get().quantity == 6
