"""Opening an order for a customer."""

from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.errors import KeyUsedForSomethingElse
from callcenter.words.card_numbers import holds_card_number
from catalog.errors import ItemStopped, NoSuchItem, SeveralItems
from catalog.models import CustomerTerms
from customers.models import Reach
from orders import operations
from orders.models import Event, Order, Status
from pricing.errors import NoPrice
from tests.factories import (
    NOW,
    AddressFactory,
    ContactPointFactory,
    CustomerFactory,
    ItemFactory,
    OfferedModeFactory,
)
from tests.orders.drafts import elsewhere, supervisor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def karen(call_center):
    customer = CustomerFactory.create(account_number="2001", bare=True)
    AddressFactory.create(customer=customer, street="Old Road")
    AddressFactory.create(customer=customer, street="1234 SE Ankeny Street", is_default=True)
    ContactPointFactory.create(customer=customer, value="+12065550111")
    ContactPointFactory.create(customer=customer, value="+12065550100", is_default=True)
    ContactPointFactory.create(
        customer=customer, reach=Reach.EMAIL, value="karen@example.com", is_default=True
    )
    return customer


@pytest.fixture
def open_order(call_center, agent):
    def open_order(customer, *, key=None, item="", by=agent):
        return operations.new_order(
            customer, call_center=call_center, key=key or uuid4(), at=NOW, by=by, item=item
        )

    return open_order


def test_takes_the_defaults_of_the_customer_and_the_call_center(karen, open_order, agent):
    order = Order.objects.get(pk=open_order(karen).pk)

    assert (order.status, order.version, order.revision) == (Status.DRAFT, 1, 0)
    assert (order.customer, order.taken_by, order.created_at) == (karen, agent, NOW)
    assert (order.currency, order.prices_with_tax) == ("USD", False)
    assert order.mode.code == "99"
    assert order.address.street == "1234 SE Ankeny Street"
    assert (order.telephone, order.email) == ("+12065550100", "karen@example.com")
    assert (order.total, order.lines.count()) == (0, 0)
    event = order.events.get()
    assert (event.kind, event.facts) == (Event.OPENED, {"customer": "2001"})
    assert (event.at, event.by) == (NOW, agent)


def test_numbers_are_given_once_and_rise(karen, open_order):
    numbers = [open_order(karen).number for _ in range(3)]

    assert numbers == sorted(set(numbers))


def test_a_customer_without_anything_gets_an_order_too(open_order):
    order = open_order(CustomerFactory.create(bare=True))

    assert (order.address, order.telephone, order.email) == (None, "", "")


def test_the_customers_own_mode_goes_before_the_call_centers(karen, open_order, call_center):
    express = OfferedModeFactory.create(mode__code="11", call_center=call_center).mode
    CustomerTerms.objects.create(customer=karen, delivery_mode=express)

    assert open_order(karen).mode == express


def test_a_mode_that_is_not_offered_here_does_not(karen, open_order):
    other = OfferedModeFactory.create(mode__code="11", call_center=elsewhere()).mode
    CustomerTerms.objects.create(customer=karen, delivery_mode=other)

    assert open_order(karen).mode.code == "99"


def test_begins_with_one_piece_of_an_item_if_named(karen, open_order):
    ItemFactory.create(item_number="81327", price="110.05")

    order = Order.objects.get(pk=open_order(karen, item="81327").pk)

    assert order.lines.get().quantity == 1
    assert order.total == Decimal("110.05")
    assert [event.kind for event in order.events.order_by("pk")] == [
        Event.OPENED,
        Event.LINE_ADDED,
    ]


@pytest.mark.parametrize(
    ("item", "refusal"),
    [
        ("99999", NoSuchItem),
        ("twin", SeveralItems),
        ("500", ItemStopped),
        ("503", NoPrice),
    ],
)
def test_opens_no_order_where_the_item_is_refused(karen, open_order, item, refusal):
    ItemFactory.create(item_number="500", is_active=False)
    ItemFactory.create(item_number="501", name="Twin one")
    ItemFactory.create(item_number="502", name="Twin two")
    ItemFactory.create(item_number="503", price=False)

    with pytest.raises(refusal):
        open_order(karen, item=item)

    assert not Order.objects.exists()


def test_the_same_key_opens_one_order(karen, open_order):
    key = uuid4()

    first, second = open_order(karen, key=key), open_order(karen, key=key)

    assert first.pk == second.pk
    assert Order.objects.count() == 1
    assert first.events.count() == 1


def test_the_same_key_with_other_content_is_refused(karen, open_order, call_center):
    key = uuid4()
    open_order(karen, key=key)

    with pytest.raises(KeyUsedForSomethingElse):
        open_order(CustomerFactory.create(), key=key)
    with pytest.raises(KeyUsedForSomethingElse):
        open_order(karen, key=key, by=supervisor_of(call_center))

    assert Order.objects.count() == 1


def post(client, **said):
    form = {"customer": "2001", "call_center": "USRT", "key": uuid4()} | said
    return client.post("/orders/new/", form)


def test_sends_a_plain_browser_to_the_desk(agent_client, karen):
    response = post(agent_client)

    assert (response.status_code, response.url) == (302, f"/orders/{Order.objects.get().number}/")


def test_a_key_whose_digits_look_like_a_card_number_is_still_a_key(agent_client, karen):
    """A random key may hold the groups of a card number, with a right check digit."""
    key = "ef724242-4242-4242-8003-32c1afec042d"
    assert holds_card_number(key)

    response = post(agent_client, key=key)

    assert response.url == f"/orders/{Order.objects.get().number}/"


def test_says_so_where_no_order_is_opened(agent_client, karen):
    response = post(agent_client, key="")

    assert response.status_code == 422
    assert "No order was opened." in response.content.decode()
    assert not Order.objects.exists()


def test_sends_htmx_to_the_desk(htmx_client, karen):
    response = post(htmx_client)

    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == f"/orders/{Order.objects.get().number}/"


def test_a_second_press_goes_to_the_same_order(agent_client, karen):
    key = uuid4()

    assert post(agent_client, key=key).url == post(agent_client, key=key).url
    assert Order.objects.count() == 1


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ({"call_center": "FRFR"}, 403, "You work for no call center."),
        ({"item": "99999"}, 422, "There is no item “99999”"),
        ({"customer": "9999"}, 404, "9999"),
    ],
)
def test_says_why_there_is_no_order(client, said, status, words, karen, request):
    elsewhere()

    response = post(request.getfixturevalue(client), **said)

    assert response.status_code == status
    assert words in response.content.decode()
    assert not Order.objects.exists()
