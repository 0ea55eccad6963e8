"""Every name of a customer: typed with a new one, shown, found, corrected at the desk and in the admin."""

from uuid import uuid4

import pytest

from customers.finding.hits import find
from customers.models import NAMES, Customer

pytestmark = pytest.mark.django_db

TYPED = {"first_name": "Nora", "last_name": "O’Neill", "organisation": "Alpine Ski House"}
NO_ROWS = {
    f"{rows}-{count}_FORMS": 0
    for rows in ("addresses", "contact_points")
    for count in ("TOTAL", "INITIAL")
}


@pytest.fixture(params=NAMES)
def name(request):
    return request.param


@pytest.fixture
def typed(name):
    """All names; he goes by the one that is looked at, where a customer can."""
    return TYPED | {"kind": "organisation" if name == "organisation" else "person"}


@pytest.fixture
def customer(agent_client, typed):
    send(agent_client, typed)
    return Customer.objects.get()


def send(client, typed):
    reached = {"telephone": "(206) 555-0100", "country": "US", "key": uuid4()}
    return client.post("/customers/new/", typed | reached)


def test_each_has_something_typed_here():
    assert tuple(TYPED) == NAMES


def test_is_asked_for_once(agent_client, name):
    page = agent_client.get("/customers/new/").content.decode()

    assert page.count(f'name="{name}"') == 1


def test_is_typed_with_a_new_customer_and_shown(agent_client, name, customer):
    page = agent_client.get(customer.get_absolute_url()).content.decode()

    assert getattr(customer, name) == TYPED[name]
    assert TYPED[name] in page


def test_finds_him(name, customer):
    found = find(TYPED[name], region="US")

    assert [hit.account for hit in found] == [customer.account_number]


def test_is_corrected_at_the_desk(agent_client, name, typed, customer):
    page = f"{customer.get_absolute_url()}change/"
    form = agent_client.get(page).context["form"]

    agent_client.post(page, typed | {"shown": form["shown"].value(), name: "Corrected"})

    assert form[name].value() == TYPED[name]
    assert getattr(Customer.objects.get(), name) == "Corrected"


def test_is_corrected_in_the_admin(admin_client, name, typed, customer):
    page = f"/admin/customers/customer/{customer.pk}/change/"
    account = {"account_number": customer.account_number}

    admin_client.post(page, typed | account | NO_ROWS | {name: "Corrected"})

    assert getattr(Customer.objects.get(), name) == "Corrected"


@pytest.mark.parametrize("refused", ["x" * 1000, "4111 1111 1111 1111"])
def test_is_not_taken_where_it_is_too_long_or_a_card_number(agent_client, name, typed, refused):
    answer = send(agent_client, typed | {name: refused})

    assert list(answer.context["form"].errors) == [name]
    assert not Customer.objects.exists()
