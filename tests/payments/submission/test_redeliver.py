"""Open orders that follow their customer to a changed address."""

from uuid import uuid4

import pytest
from django.urls import reverse

from customers.models import Address
from orders.errors import ComesToSomethingElse, LineTaken
from orders.models import OrderLine, Status
from payments import operations
from tests.factories import TaxGroupFactory, TaxRateFactory
from tests.orders.amended import open_order, said
from tests.orders.answers import all_of
from tests.orders.drafts import draft_of_120, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    """Submitted to Portland; then the customer's address was changed to Salem."""
    order = open_order()
    Address.objects.update(street="2 New Street", city="Salem", postcode="97301")
    return fresh(order)


def customer_page(client, order):
    address = Address.objects.get()
    url = reverse("customer", args=[order.customer.account_number])
    return client.get(url, {"changed": address.pk}).content.decode()


def redeliver(order, key=None):
    told = said(order)
    del told["version"]
    address = Address.objects.get().pk
    return operations.redeliver(order.number, address=address, key=key or uuid4(), **told)


def test_the_customers_page_asks_of_open_orders(order, agent_client):
    page = customer_page(agent_client, order)

    assert "The address was changed. Also on these open orders?" in page
    assert f'value="{order.number}:' in page


def test_it_asks_nothing_where_no_order_is_left_behind(agent_client):
    order = open_order()
    assert "Also on these open orders?" not in customer_page(agent_client, order)


def test_the_same_press_again_leaves_it_submitted(order):
    key = uuid4()
    redeliver(order, key)

    redeliver(order, key)

    assert (fresh(order).status, fresh(order).revision) == (Status.SUBMITTED, 2)


def test_sends_it_there_as_the_next_revision(order):
    redeliver(order)

    order = fresh(order)
    assert (order.status, order.revision) == (Status.SUBMITTED, 2)
    assert (order.street, order.city) == ("2 New Street", "Salem")
    assert "2 New Street" in order.lines.get().ship_to


def test_refuses_where_it_would_come_to_something_else():
    order = draft_of_120()
    tax = TaxGroupFactory.create()
    item = order.lines.get().item
    item.tax_group = tax
    item.save()
    TaxRateFactory.create(tax_group=tax, state="WA", percent=10)
    order = open_order(order)
    Address.objects.update(city="Seattle", state="WA")
    before = all_of(order)

    with pytest.raises(
        ComesToSomethingElse, match=rf"order {order.number} comes to .* USD instead"
    ):
        redeliver(order)

    assert all_of(order) == before


def test_refuses_what_the_warehouse_has_taken(order):
    OrderLine.objects.update(quantity_taken=1)
    before = all_of(order)

    with pytest.raises(LineTaken):
        redeliver(order)

    assert all_of(order) == before


def test_the_answer_says_what_was_sent_there_and_what_was_not(order, agent_client):
    page = agent_client.post(
        reverse("payments:redeliver"),
        {
            "customer": order.customer.account_number,
            "address": Address.objects.get().pk,
            "order": [f"{order.number}:{uuid4()}", f"999999999:{uuid4()}", "nonsense"],
        },
        follow=True,
    ).content.decode()

    assert f"Sent to the new address: {order.number}." in page
    assert "999999999: There is no order 999999999 in your call centers" in page
    assert fresh(order).revision == 2


def test_the_order_shows_where_it_goes_not_where_the_customer_lives_now(order, agent_client):
    page = agent_client.get(order.get_absolute_url()).content.decode()

    assert "1234 SE Ankeny Street" in page
    assert "2 New Street" not in page
