from tests.factories import AddressFactory

TYPED = {
    "street": "2 New Street",
    "city": "Salem",
    "state": "OR",
    "postcode": "97301",
    "country": "US",
}


def test_corrects_an_address_and_leaves_it_the_default(agent_client, karen):
    address = karen.addresses.get()

    response = agent_client.post(f"/customers/2001/addresses/{address.pk}/change/", TYPED)

    address.refresh_from_db()
    assert response.headers["Location"] == f"/customers/2001/?changed={address.pk}"
    assert address.lines == ["2 New Street", "Salem, OR 97301", "United States"]
    assert address.is_default


def test_shows_what_is_there(agent_client, karen):
    address = karen.addresses.get()

    page = agent_client.get(f"/customers/2001/addresses/{address.pk}/change/").content.decode()

    assert 'value="1234 SE Ankeny Street"' in page
    assert "Change address" in page


def test_refuses_an_address_without_a_street_and_changes_nothing(agent_client, karen):
    address = karen.addresses.get()

    response = agent_client.post(
        f"/customers/2001/addresses/{address.pk}/change/", TYPED | {"street": ""}
    )

    address.refresh_from_db()
    assert response.status_code == 422
    assert "Enter the street of the address." in response.content.decode()
    assert address.street == "1234 SE Ankeny Street"


def test_refuses_an_address_of_another_customer(agent_client, karen):
    foreign = AddressFactory.create()

    response = agent_client.post(f"/customers/2001/addresses/{foreign.pk}/change/", TYPED)

    foreign.refresh_from_db()
    assert response.status_code == 404
    assert "This address of customer 2001 is gone." in response.content.decode()
    assert foreign.street == "1234 SE Ankeny Street"
