from tests.factories import AddressFactory


def test_moves_the_mark(agent_client, karen):
    other = AddressFactory.create(customer=karen, street="2 New Street")

    response = agent_client.post(f"/customers/2001/addresses/{other.pk}/set-default/")

    assert response.headers["Location"] == "/customers/2001/"
    assert karen.addresses.get(is_default=True) == other


def test_refuses_an_address_of_another_customer(agent_client, karen):
    foreign = AddressFactory.create()

    response = agent_client.post(f"/customers/2001/addresses/{foreign.pk}/set-default/")

    assert response.status_code == 404
    assert karen.addresses.get(is_default=True).street == "1234 SE Ankeny Street"
    foreign.refresh_from_db()
    assert not foreign.is_default


def test_wants_a_post(agent_client, karen):
    assert agent_client.get("/customers/2001/addresses/1/set-default/").status_code == 405
