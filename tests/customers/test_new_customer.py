from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection

from callcenter.errors import KeyUsedForSomethingElse
from customers import errors, operations
from customers.models import Address, ContactPoint, Customer
from customers.operations import NewCustomer
from tests.factories import UserFactory

TYPED = {
    "kind": "person",
    "first_name": "Nora",
    "last_name": "O’Neill",
    "organisation": "",
    "telephone": "(206) 555-0100",
    "email": "nora@example.com",
    "street": "1 Pike Street",
    "street_2": "",
    "postcode": "98101",
    "city": "Seattle",
    "state": "WA",
    "country": "US",
}


def post(client, **changes):
    return client.post("/customers/new/", TYPED | {"key": str(uuid4())} | changes)


def test_opens_an_account_and_leads_to_its_page(agent_client):
    response = post(agent_client)

    customer = Customer.objects.get()
    assert response.headers["Location"] == f"/customers/{customer.account_number}/"
    assert customer.name == "Nora O’Neill"
    assert [(p.reach, p.value, p.is_default) for p in customer.contact_points.in_order()] == [
        ("telephone", "+12065550100", True),
        ("email", "nora@example.com", True),
    ]
    address = customer.addresses.get()
    assert address.lines == ["1 Pike Street", "Seattle, WA 98101", "United States"]
    assert address.is_default


def test_opens_an_account_of_an_organisation_without_e_mail_and_address(agent_client):
    post(
        agent_client,
        kind="organisation",
        first_name="",
        last_name="",
        organisation="Alpine Ski House",
        email="",
        street="",
        postcode="",
        city="",
        state="",
    )

    customer = Customer.objects.get()
    assert customer.name == "Alpine Ski House"
    assert customer.contact_points.count() == 1
    assert customer.addresses.count() == 0


def test_reads_the_telephone_as_one_of_the_addresses_country(agent_client):
    post(agent_client, telephone="01 23 45 67 89", country="FR")

    assert ContactPoint.objects.get(reach="telephone").value == "+33123456789"


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"last_name": ""}, "last_name", "Enter the last name, or choose Organisation."),
        (
            {"kind": "organisation"},
            "organisation",
            "Enter the name of the organisation, or choose Person.",
        ),
        ({"telephone": "555"}, "telephone", "“555” is not a whole telephone number."),
        ({"telephone": ""}, "telephone", "This field is required."),
        ({"email": "nora"}, "email", "Write an address such as name@example.com."),
        ({"street": ""}, "street", "Enter the street of the address."),
        ({"city": ""}, "city", "Enter the town of the address."),
        ({"first_name": "4111 1111 1111 1111"}, "first_name", "This looks like a card number."),
        ({"country": "XX"}, "country", "Select a valid choice."),
    ],
)
def test_refuses_with_words_at_the_field_and_changes_nothing(agent_client, changes, field, said):
    response = post(agent_client, **changes)

    assert response.status_code == 422
    assert said in response.context["form"].errors[field][0]
    assert "4111 1111" not in response.content.decode()
    assert "98101" in response.content.decode()
    assert not Customer.objects.exists()
    assert not ContactPoint.objects.exists()
    assert not Address.objects.exists()


def test_makes_one_customer_of_two_presses(agent_client):
    key = str(uuid4())

    first = post(agent_client, key=key)
    second = post(agent_client, key=key)

    assert first.headers["Location"] == second.headers["Location"]
    assert Customer.objects.count() == 1


def test_refuses_the_same_key_with_other_content(agent_client):
    key = str(uuid4())
    post(agent_client, key=key)

    response = post(agent_client, key=key, first_name="Another")

    assert response.status_code == 422
    assert "This form was already sent" in response.content.decode()
    assert Customer.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "first_name", "last_name", "telephone", "email"),
    [
        ("Nora Neill", "Nora", "Neill", "", ""),
        ("206 555 0100", "", "", "206 555 0100", ""),
        ("nora@example.com", "", "", "", "nora@example.com"),
    ],
)
def test_begins_with_what_was_searched_in_vain(
    agent_client, typed, first_name, last_name, telephone, email
):
    form = agent_client.get("/customers/new/", {"q": typed}).context["form"]

    values = [
        form[name].value() or "" for name in ("first_name", "last_name", "telephone", "email")
    ]
    assert values == [first_name, last_name, telephone, email]
    assert form["country"].value() == "US"


@pytest.mark.usefixtures("own_database")
def test_two_presses_at_the_same_moment_make_one_customer():
    user, key = UserFactory.create(), uuid4()

    def press(_):
        try:
            return operations.new_customer(NewCustomer(**TYPED), key=key, by=user).account_number
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(press, range(2))

    assert first == second
    assert Customer.objects.count() == 1


def test_refuses_a_key_of_somebody_else(db):
    key = uuid4()
    operations.new_customer(NewCustomer(**TYPED), key=key, by=UserFactory.create())

    with pytest.raises(KeyUsedForSomethingElse):
        operations.new_customer(NewCustomer(**TYPED), key=key, by=UserFactory.create())

    assert Customer.objects.count() == 1


def test_says_no_with_classes_of_its_own(db):
    with pytest.raises(errors.NoLastName):
        operations.new_customer(
            NewCustomer(**TYPED | {"last_name": ""}), key=uuid4(), by=UserFactory.create()
        )
