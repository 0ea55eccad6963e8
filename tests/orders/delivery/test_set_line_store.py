"""Picking a line up at a store of its own."""

import pytest

from orders import errors, operations
from orders.models import Event
from tests.factories import NOW
from tests.orders.answers import address, all_of, parts_of, value_of
from tests.orders.drafts import cancelled, draft, fresh, stranger, submitted
from tests.orders.modes import pickup

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(stores):
    """Picked up at the airport."""
    return draft("10.00", "10.00", mode=pickup(), store=stores[0])


def set_store(order, code="DOWNTOWN", line=1, *, version=None, by=None):
    return operations.set_line_store(
        order.number,
        line,
        version=version or order.version,
        store=code,
        at=NOW,
        by=by or order.taken_by,
    )


def test_the_line_is_picked_up_there_and_the_others_as_before(order, stores):
    set_store(order, line=2)

    after = fresh(order)
    assert [line.store for line in after.lines.in_order()] == [None, stores[1]]
    assert (after.store, after.version) == (stores[0], order.version + 1)
    event = order.events.get(kind=Event.LINE_CHANGED)
    assert event.facts["changes"] == {"store": ["", "DOWNTOWN"]}


def test_goes_back_to_the_headers_store(order):
    set_store(order)

    set_store(fresh(order), "")

    assert order.lines.get(number=1).store is None


def test_a_lines_own_pick_up_will_do(stores):
    order = draft("10.00")
    order.lines.update(mode=pickup())

    set_store(order)

    assert order.lines.get().store == stores[1]


def test_refuses_a_store_where_the_line_is_sent(stores):
    order = draft("10.00")
    before = all_of(order)

    with pytest.raises(errors.NotAPickup):
        set_store(order)

    assert all_of(order) == before


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"code": "NOWHERE"}, errors.StoreNotOffered),
        ({"version": 99}, errors.Stale),
        ({"line": 9}, errors.NoSuchLine),
        ({"by": stranger}, errors.NoSuchOrder),
    ],
)
def test_refuses_and_changes_nothing(order, said, refusal):
    before = all_of(order)

    with pytest.raises(refusal):
        set_store(order, **{name: v() if callable(v) else v for name, v in said.items()})

    assert all_of(order) == before


@pytest.mark.parametrize("make", [submitted, cancelled])
def test_refuses_once_it_is_no_longer_a_draft(make, stores):
    with pytest.raises(errors.NotEditable):
        set_store(make())


def post(client, order, code, line=1):
    said = {"store": code, "version": order.version}
    return client.post(address("orders:set-line-store", order, line), said)


def test_shows_htmx_the_section_and_the_row(htmx_client, order):
    response = post(htmx_client, order, "DOWNTOWN", line=2)

    assert response.status_code == 200
    assert parts_of(response) == ["line-delivery", "line-2", "version", "totals"]
    assert value_of(response, "store", within="line-delivery") == "DOWNTOWN"


def test_sends_a_plain_browser_back_to_the_line(agent_client, order):
    response = post(agent_client, order, "DOWNTOWN")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/lines/1/")


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_shows_why_it_cannot_be(client, order, request):
    response = post(request.getfixturevalue(client), order, "NOWHERE")

    assert response.status_code == 422
    assert "Store NOWHERE is not offered here. Pick another one." in response.content.decode()
