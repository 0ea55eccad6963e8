from tests.factories import AddressFactory


def test_moves_the_mark(agent_client, karen):
    other = AddressFactory.create(customer=karen, street="2 New Street")
    seen = {"default_seen": karen.addresses.get(is_default=True).pk}

    response = agent_client.post(f"/customers/2001/addresses/{other.pk}/set-default/", seen)

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


def test_a_default_made_meanwhile_is_told_and_stays(agent_client, karen):
    mine, theirs = AddressFactory.create_batch(2, customer=karen)
    was = {"default_seen": karen.addresses.get(is_default=True).pk}
    agent_client.post(f"/customers/2001/addresses/{theirs.pk}/set-default/", was)

    told = agent_client.post(f"/customers/2001/addresses/{mine.pk}/set-default/", was)

    assert told.status_code == 422
    assert f"Somebody else has made {theirs} the default meanwhile." in told.content.decode()
    assert karen.addresses.get(is_default=True) == theirs


def test_the_page_says_which_one_is_the_default(agent_client, karen):
    AddressFactory.create(customer=karen)
    default = karen.addresses.get(is_default=True)

    page = agent_client.get("/customers/2001/").content.decode()

    assert f'name="default_seen" value="{default.pk}"' in page
