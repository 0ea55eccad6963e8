"""Choosing the store at which the customer picks up."""

import pytest

from orders import errors, operations
from orders.models import Event, Order
from tests.factories import NOW, WarehouseFactory
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import cancelled, draft, fresh, stranger, submitted
from tests.orders.modes import pickup, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(stores):
    return draft("10.00", mode=pickup())


def set_store(order, code="DOWNTOWN", *, version=None, by=None):
    return operations.set_store(
        order.number, version=version or order.version, store=code, at=NOW, by=by or order.taken_by
    )


def test_lets_the_customer_pick_up_there(order, stores):
    set_store(order)

    after = fresh(order)
    assert after.store == stores[1]
    assert after.version == order.version + 1
    event = order.events.get(kind=Event.HEADER_CHANGED)
    assert event.facts == {"changes": {"store": ["", "DOWNTOWN"]}}
    assert (event.at, event.by) == (NOW, order.taken_by)


def test_the_same_store_is_no_change(order):
    set_store(order)
    order = fresh(order)
    before = all_of(order)

    set_store(order)

    assert all_of(order) == before


@pytest.mark.parametrize("code", ["CENTRAL", "ELSEWHERE", "CLOSED", "nowhere", ""])
def test_refuses_a_store_that_is_not_offered(order, code):
    WarehouseFactory.create(code="CENTRAL")  # ships, but is no store
    store("ELSEWHERE", offered=False)
    store("CLOSED", is_active=False)
    before = all_of(order)

    with pytest.raises(errors.StoreNotOffered, match=f"Store {code} is not offered here. Pick"):
        set_store(order, code)

    assert all_of(order) == before


@pytest.mark.parametrize("about", [{}, {"mode": None}])
def test_refuses_a_store_where_goods_are_sent(stores, about):
    order = draft("10.00", **about)
    before = all_of(order)

    with pytest.raises(errors.NotAPickup, match="Pick a mode of delivery that is a pick-up"):
        set_store(order)

    assert all_of(order) == before


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (draft, {"version": 99}, errors.Stale, "was changed by somebody else meanwhile"),
        (submitted, {}, errors.NotEditable, "cannot be changed any more: Open order"),
        (cancelled, {}, errors.NotEditable, "cannot be changed any more: Cancelled"),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal, words, stores):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        set_store(order, **said)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers(order):
    with pytest.raises(errors.NoSuchOrder):
        set_store(order, by=stranger())

    assert fresh(order).store is None


def post(client, order, code, **more):
    said = {"store": code, "version": order.version} | more
    return client.post(address("orders:set-store", order), said)


def test_shows_htmx_the_store_wherever_it_stands(htmx_client, order):
    response = post(htmx_client, order, "DOWNTOWN")

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == ["destination", "read-back", "caller", "version", "totals"]
    assert events_of(response) == {"announce": {"text": "Total 10.00 USD"}}
    assert value_of(response, "store", within="destination") == "DOWNTOWN"
    assert "DOWNTOWN Store Downtown<br>700 SW 5th Avenue<br>Portland, OR 97204" in page
    assert "1234 SE Ankeny Street" not in page


def test_sends_a_plain_browser_back_to_where_it_was(agent_client, order):
    response = post(agent_client, order, "DOWNTOWN")
    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")

    response = post(agent_client, fresh(order), "AIRPORT", back="summary")
    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/summary/")
    assert fresh(order).store.code == "AIRPORT"


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "Pick a store."), ("NOWHERE", "Store NOWHERE is not offered here. Pick another one.")],
)
def test_shows_why_it_cannot_be(client, typed, words, order, request):
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, typed)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert all_of(order) == before


def test_a_stale_page_shows_both_stores(htmx_client, order):
    set_store(order, "AIRPORT")

    response = post(htmx_client, order, "DOWNTOWN")

    assert response.status_code == 409
    assert "<td>DOWNTOWN</td><td>AIRPORT</td>" in response.content.decode()
    assert fresh(order).store.code == "AIRPORT"


def test_the_header_offers_stores_in_place_of_addresses(agent_client, order):
    page = agent_client.get(address("orders:order", order) + "?tab=header").content.decode()

    assert "AIRPORT Store Airport, Portland" in page
    assert 'id="store"' in page
    assert 'id="address"' not in page


def test_a_store_that_is_no_longer_offered_still_shows(agent_client, order, stores):
    set_store(order)
    type(stores[1]).objects.filter(pk=stores[1].pk).update(is_active=False)

    page = agent_client.get(address("orders:order", order) + "?tab=header")

    assert value_of(page, "store", within="destination") == "DOWNTOWN"


def test_the_history_says_it(agent_client, order):
    set_store(order)

    page = agent_client.get(address("orders:history", order)).content.decode()

    assert "Header changed: Store from “–” to “DOWNTOWN”" in page
    assert Order.objects.get().store.title == "DOWNTOWN Store Downtown"
