from uuid import uuid4

import pytest

TYPED = {
    "recipient": "Lars Berg",
    "street": "9 Rue Cler",
    "postcode": "75007",
    "city": "Paris",
    "country": "FR",
}
IN_THE_DIALOG = {"HX-Request": "true", "HX-Target": "dialog#edit"}
URL = "/customers/2001/addresses/add/"


def test_the_first_address_is_the_default(agent_client, newcomer):
    response = agent_client.post(URL, TYPED | {"key": uuid4()})

    address = newcomer.addresses.get()
    assert response.headers["Location"] == "/customers/2001/"
    assert address.lines == ["9 Rue Cler", "75007 Paris", "France"]
    assert address.recipient == "Lars Berg"
    assert address.is_default


def test_a_later_one_becomes_the_default_only_when_wished(agent_client, newcomer):
    agent_client.post(URL, TYPED | {"key": uuid4()})
    agent_client.post(URL, TYPED | {"key": uuid4(), "street": "second"})
    agent_client.post(URL, TYPED | {"key": uuid4(), "street": "third", "is_default": "on"})

    assert [(a.street, a.is_default) for a in newcomer.addresses.in_order()] == [
        ("third", True),
        ("9 Rue Cler", False),
        ("second", False),
    ]


def test_two_presses_add_one(agent_client, newcomer):
    typed = TYPED | {"key": uuid4()}
    agent_client.post(URL, typed)
    agent_client.post(URL, typed)

    assert newcomer.addresses.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"street": ""}, "Enter the street of the address."),
        ({"city": ""}, "Enter the town of the address."),
    ],
)
def test_refuses_half_an_address_and_adds_nothing(agent_client, newcomer, changes, said):
    response = agent_client.post(URL, TYPED | {"key": uuid4()} | changes)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert "75007" in response.content.decode()
    assert not newcomer.addresses.exists()


def test_shows_the_form_in_the_dialog_that_asks_for_it(agent_client, newcomer):
    response = agent_client.get(URL, headers=IN_THE_DIALOG)

    assert response.headers["HX-Trigger"] == '{"open-dialog": {"id": "edit"}}'
    assert '<h2 id="edit-heading">Add address</h2>' in response.content.decode()
    assert b"<html" not in response.content


def test_refuses_in_the_dialog_and_leads_to_what_is_wrong(agent_client, newcomer):
    response = agent_client.post(URL, TYPED | {"key": uuid4(), "street": ""}, headers=IN_THE_DIALOG)

    assert response.status_code == 422
    assert "aria-invalid" in response.headers["HX-Trigger"]
    assert b"<html" not in response.content


def test_tells_htmx_to_open_the_customers_page(agent_client, newcomer):
    response = agent_client.post(URL, TYPED | {"key": uuid4()}, headers=IN_THE_DIALOG)

    assert response.headers["HX-Redirect"] == "/customers/2001/"


def test_is_a_page_without_scripts(agent_client, newcomer):
    page = agent_client.get(URL).content.decode()

    assert '<h1 id="edit-heading">Add address</h1>' in page


def test_refuses_a_customer_that_does_not_exist(agent_client):
    response = agent_client.post("/customers/nope/addresses/add/", TYPED | {"key": uuid4()})

    assert response.status_code == 404
