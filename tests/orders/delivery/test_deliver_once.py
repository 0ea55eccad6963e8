"""Delivering to a one-time address, of this order alone."""

import pytest

from customers.models import Address
from orders import errors, operations
from orders.models import Event
from tests.factories import NOW
from tests.orders.answers import address, all_of, parts_of, value_of
from tests.orders.drafts import draft, fresh, stranger, submit, submitted

pytestmark = pytest.mark.django_db
LARS = {
    "recipient": "Lars Karensen",
    "street": "1 Elsewhere Road",
    "street_2": "Flat 2",
    "postcode": "97701",
    "city": "Bend",
    "state": "OR",
    "country": "US",
}


@pytest.fixture
def order(call_center):
    return draft("0.00")


def deliver(order, *, version=None, by=None, **where):
    return operations.deliver_to(
        order.number,
        version=version or order.version,
        address=None,
        **(LARS | where),
        at=NOW,
        by=by or order.taken_by,
    )


def test_takes_the_place_of_the_customers_address(order):
    home = order.address

    deliver(order)

    after = fresh(order)
    assert after.address is None
    assert {name: getattr(after, name) for name in LARS} == LARS
    assert after.version == order.version + 1
    event = order.events.get(kind=Event.HEADER_CHANGED)
    before, now = event.facts["changes"]["address"]
    assert before == str(home)
    for word in ("Lars Karensen", "1 Elsewhere Road", "Bend"):
        assert word in now


def test_the_customer_keeps_the_addresses_he_has(order):
    deliver(order)

    assert Address.objects.count() == 1
    assert order.customer.addresses.get().street == "1234 SE Ankeny Street"


def test_another_one_takes_the_place_of_the_first(order):
    deliver(order)

    deliver(fresh(order), street="2 Elsewhere Road", street_2="")

    assert (fresh(order).street, fresh(order).street_2) == ("2 Elsewhere Road", "")


def test_the_same_one_is_no_change(order):
    deliver(order)
    before = all_of(order)

    deliver(fresh(order))

    assert all_of(order) == before


def test_it_stands_in_the_revision(order):
    deliver(order)

    submit(order)

    said = order.revisions.get().snapshot
    assert {name: said[name] for name in LARS} == LARS


@pytest.mark.parametrize(
    ("make", "said", "refusal"),
    [(draft, {"version": 99}, errors.Stale), (submitted, {}, errors.NotEditable)],
)
def test_refuses_and_changes_nothing(make, said, refusal):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal):
        deliver(order, **said)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers(order):
    with pytest.raises(errors.NoSuchOrder):
        deliver(order, by=stranger())

    assert fresh(order).street == ""


def post(client, order, *, version=None, **where):
    said = {"version": order.version if version is None else version} | LARS | where
    return client.post(address("orders:deliver-once", order), said)


def test_shows_htmx_where_it_goes(htmx_client, order):
    response = post(htmx_client, order)

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == ["destination", "once", "caller", "version", "totals"]
    assert value_of(response, "street", within="once") == "1 Elsewhere Road"
    assert "Lars Karensen" in page


def test_sends_a_plain_browser_back_to_the_desk(agent_client, order):
    response = post(agent_client, order)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    assert fresh(order).recipient == "Lars Karensen"


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"recipient": ""}, "This field is required."),
        ({"street": ""}, "This field is required."),
        ({"city": " "}, "This field is required."),
        ({"country": "usa"}, "Two capital letters, such as US."),
        ({"country": "us"}, "Two capital letters, such as US."),
        ({"state": "O" * 51}, "at most 50 characters"),
    ],
)
def test_gives_all_that_was_typed_back(client, wrong, words, order, request):
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, **wrong)

    assert response.status_code == 422
    assert words in response.content.decode()
    for name, typed in (LARS | wrong).items():
        assert value_of(response, name, within="once") == typed
    assert all_of(order) == before


def test_a_refusal_gives_htmx_the_form_alone(htmx_client, order):
    response = post(htmx_client, order, street="")

    assert parts_of(response) == ["once", "version", "totals"]
    assert '<details id="once" open' in response.content.decode()


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_both_addresses(client, order, request):
    deliver(order, street="7 Other Road")

    response = post(request.getfixturevalue(client), order, version=order.version)

    page = response.content.decode()
    assert response.status_code == 409
    assert "<td>1 Elsewhere Road</td><td>7 Other Road</td>" in page
    for name, typed in LARS.items():
        assert value_of(response, name) == typed
    assert fresh(order).street == "7 Other Road"


def test_a_plain_browser_sees_the_tab_with_the_refusal(agent_client, order):
    response = post(agent_client, order, street="")

    panel = response.content.decode().partition('id="panel-header"')[2].partition(">")[0]
    assert "hidden" not in panel
