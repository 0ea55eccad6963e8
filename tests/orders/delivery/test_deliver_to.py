"""Delivering to one of the customer's addresses."""

import pytest

from orders import errors, operations
from orders.models import Event
from tests.factories import NOW, AddressFactory
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import cancelled, draft, fresh, stranger, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(call_center):
    return draft("10.00")


@pytest.fixture
def office(order):
    return AddressFactory.create(customer=order.customer, street="5 Pine Street", city="Salem")


def deliver(order, to, *, version=None, by=None):
    return operations.deliver_to(
        order.number, version=version or order.version, address=to, at=NOW, by=by or order.taken_by
    )


def test_takes_another_address_of_the_customer(order, office):
    home = order.address

    deliver(order, office.pk)

    after = fresh(order)
    assert after.address == office
    assert after.version == order.version + 1
    assert after.total == order.total
    event = order.events.get(kind=Event.HEADER_CHANGED)
    assert event.facts == {"changes": {"address": [str(home), str(office)]}}
    assert (event.at, event.by) == (NOW, order.taken_by)


def test_takes_the_place_of_a_one_time_address(order, office):
    operations.deliver_to(
        order.number,
        version=order.version,
        address=None,
        recipient="Lars",
        street="1 Elsewhere Road",
        city="Bend",
        country="US",
        at=NOW,
        by=order.taken_by,
    )

    deliver(fresh(order), office.pk)

    after = fresh(order)
    assert (after.address, after.recipient, after.street) == (office, "", "")
    assert (after.city, after.country) == ("", "")


def test_the_same_address_is_no_change(order):
    before = all_of(order)

    deliver(order, order.address.pk)

    assert all_of(order) == before


def test_refuses_an_address_of_somebody_else(order):
    theirs = AddressFactory.create()
    before = all_of(order)

    for pk in (theirs.pk, 0x7FFFFFFF):
        with pytest.raises(errors.AddressNotTheirs, match="does not belong to the customer"):
            deliver(order, pk)

    assert all_of(order) == before


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (draft, {"version": 99}, errors.Stale, "was changed by somebody else meanwhile"),
        (submitted, {}, errors.NotEditable, "cannot be changed any more: Open order"),
        (cancelled, {}, errors.NotEditable, "cannot be changed any more: Cancelled"),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal, words):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        deliver(order, order.address.pk, **said)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers(order, office):
    with pytest.raises(errors.NoSuchOrder):
        deliver(order, office.pk, by=stranger())

    assert fresh(order).address != office


def post(client, order, to, *, version=None):
    said = {"address": to, "version": order.version if version is None else version}
    return client.post(address("orders:deliver-to", order), said)


def test_shows_htmx_the_field_the_read_back_and_the_caller(htmx_client, order, office):
    response = post(htmx_client, order, office.pk)

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == ["destination", "read-back", "caller", "version", "totals"]
    assert events_of(response) == {"announce": {"text": "Total 10.00 USD"}}
    assert value_of(response, "address") == str(office.pk)
    assert "5 Pine Street" in page


def test_sends_a_plain_browser_back_to_the_desk(agent_client, order, office):
    response = post(agent_client, order, office.pk)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    assert fresh(order).address == office


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Pick an address."),
        ("0", "This address does not belong to the customer."),
        ("999999999", "This address does not belong to the customer."),
        ("9" * 30, "This address does not belong to the customer."),
    ],
)
def test_shows_why_it_cannot_be(client, typed, words, order, request):
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, typed)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert all_of(order) == before


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_both_addresses(client, order, office, request):
    response = post(request.getfixturevalue(client), order, office.pk, version=order.version - 1)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Delivery address" in page
    assert "5 Pine Street" in page
    assert "1234 SE Ankeny Street" in page
    assert value_of(response, "address") == str(office.pk)
    assert fresh(order).address != office
