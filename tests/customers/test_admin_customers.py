"""Customers in the admin: accounts, addresses, telephone numbers as people write them."""

import pytest

from customers.models import Customer
from tests.factories import CustomerFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/customers/customer/add/"


def form(*contacts, country="US", **changes):
    filled = {
        "account_number": "2001",
        "kind": "person",
        "first_name": "Karen",
        "last_name": "Berg",
        "addresses-TOTAL_FORMS": 1,
        "addresses-INITIAL_FORMS": 0,
        "addresses-0-street": "2148 SE Ankeny Street",
        "addresses-0-city": "Portland",
        "addresses-0-country": country,
        "contact_points-TOTAL_FORMS": len(contacts),
        "contact_points-INITIAL_FORMS": 0,
    }
    for i, (reach, value) in enumerate(contacts):
        filled |= {f"contact_points-{i}-reach": reach, f"contact_points-{i}-value": value}
    return filled | changes


@pytest.mark.parametrize(
    ("typed", "country", "stored"),
    [
        ("(503) 555-0101", "US", "+15035550101"),
        ("503.555.0101", "US", "+15035550101"),
        ("+33 1 99 00 00 01", "US", "+33199000001"),
        ("01 99 00 00 01", "FR", "+33199000001"),
    ],
)
def test_telephone_numbers_are_taken_as_people_write_them(admin_client, typed, country, stored):
    answer = admin_client.post(ADD, form(("telephone", typed), country=country))

    assert answer.status_code == 302
    assert Customer.objects.get().contact_points.get().value == stored


@pytest.mark.parametrize(
    ("contact", "sentence"),
    [(("telephone", "12"), "12"), (("email", "karen"), "Enter a valid email address.")],
)
def test_what_reaches_nobody_is_refused_on_the_form(admin_client, contact, sentence):
    answer = admin_client.post(ADD, form(contact))

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Customer.objects.exists()


def test_an_empty_account_number_is_given_by_the_database(admin_client):
    answer = admin_client.post(ADD, form(account_number=""))

    assert answer.status_code == 302
    assert Customer.objects.get().account_number.isdigit()


def test_an_account_number_in_use_is_refused(admin_client):
    CustomerFactory.create(account_number="2001")

    answer = admin_client.post(ADD, form())

    assert "Customer with this Account already exists." in answer.content.decode()
    assert Customer.objects.count() == 1


def test_a_customer_without_a_name_is_refused(admin_client):
    answer = admin_client.post(ADD, form(last_name=""))

    assert "Enter a last name, or the name of the organisation." in answer.content.decode()
    assert not Customer.objects.exists()


def test_two_default_addresses_in_one_save_are_refused_on_the_form(admin_client):
    two = {
        "addresses-TOTAL_FORMS": 2,
        "addresses-0-is_default": "on",
        "addresses-1-street": "1 Main Street",
        "addresses-1-city": "Salem",
        "addresses-1-country": "US",
        "addresses-1-is_default": "on",
    }

    answer = admin_client.post(ADD, form(**two))

    assert answer.status_code == 200
    assert "A customer has one default address: untick the other." in answer.content.decode()
    assert not Customer.objects.exists()


def test_the_default_may_move_from_one_address_to_another(admin_client):
    customer = CustomerFactory.create(account_number="2001")
    first = customer.addresses.get()
    moved = form(
        **{
            "addresses-TOTAL_FORMS": 2,
            "addresses-INITIAL_FORMS": 1,
            "addresses-0-id": first.pk,
            "addresses-0-customer": customer.pk,
            "addresses-1-street": "1 Main Street",
            "addresses-1-city": "Salem",
            "addresses-1-country": "US",
            "addresses-1-is_default": "on",
        }
    )

    answer = admin_client.post(f"/admin/customers/customer/{customer.pk}/change/", moved)

    assert answer.status_code == 302
    assert customer.addresses.get(is_default=True).city == "Salem"


def test_a_card_number_is_not_kept_in_a_note(admin_client):
    answer = admin_client.post(ADD, form(note="Card 4111 1111 1111 1111"))

    text = answer.content.decode()
    assert "This looks like a card number." in text
    assert "4111 1111" not in text
    assert not Customer.objects.exists()


@pytest.mark.parametrize("typed", ["ber", "karen berg", "2001"])
def test_the_list_finds_names_and_accounts(admin_client, typed):
    CustomerFactory.create(account_number="2001")
    CustomerFactory.create(account_number="2002", first_name="Miguel", last_name="Álvarez")

    text = admin_client.get("/admin/customers/customer/", {"q": typed}).content.decode()

    assert "2001" in text
    assert "2002" not in text
