import pytest

from customers import errors, operations
from customers.models import Address
from customers.operations import WhereTo
from tests.factories import AddressFactory

TYPED = {
    "street": "2 New Street",
    "city": "Salem",
    "state": "OR",
    "postcode": "97301",
    "country": "US",
}


@pytest.fixture
def page(karen):
    return f"/customers/2001/addresses/{karen.addresses.get(is_default=True).pk}/change/"


def sent(form, **typed):
    """What a browser sends of a form that it was shown, with what was typed into it."""
    return {name: form[name].value() or "" for name in form.fields} | typed


def test_corrects_an_address_and_leaves_it_the_default(agent_client, karen):
    address = karen.addresses.get()
    shown = {"shown": WhereTo.of(address).mark}

    response = agent_client.post(f"/customers/2001/addresses/{address.pk}/change/", TYPED | shown)

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


@pytest.mark.parametrize("client", ["agent_client", "htmx_client"])
def test_somebody_else_who_was_faster_is_not_overwritten(request, client, karen, page):
    browser = request.getfixturevalue(client)
    mine, theirs = (browser.get(page).context["form"] for _agent in range(2))
    browser.post(page, sent(theirs, street="3 Their Street"))

    answer = browser.post(page, sent(mine, street="2 My Street", recipient="Reception"))

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "which is now: 3 Their Street, 97214, Portland, OR, US. Save again" in text
    assert 'value="2 My Street"' in text
    assert 'value="Reception"' in text
    assert karen.addresses.get().street == "3 Their Street"


def test_after_it_was_told_the_same_saved_again_stands(agent_client, karen, page):
    mine = sent(agent_client.get(page).context["form"], street="2 My Street")
    Address.objects.update(street="3 Their Street")
    told = agent_client.post(page, mine).context["form"]

    answer = agent_client.post(page, sent(told))

    assert answer.status_code == 302
    assert karen.addresses.get().street == "2 My Street"


def test_what_was_seen_is_kept_while_another_country_is_picked(agent_client, karen, page):
    mine = sent(agent_client.get(page).context["form"], street="2 My Street")
    Address.objects.update(street="3 Their Street")
    redrawn = agent_client.post(page, mine | {"redraw": "1"}).context["form"]

    answer = agent_client.post(page, sent(redrawn))

    assert answer.status_code == 422
    assert karen.addresses.get().street == "3 Their Street"


def test_what_was_warned_of_and_accepted_is_not_warned_of_again(agent_client, karen, page):
    odd = sent(agent_client.get(page).context["form"], postcode="12")
    Address.objects.update(street="3 Their Street")
    warned = agent_client.post(page, odd).context["form"]
    told = agent_client.post(page, sent(warned, accepted=warned.accepts)).context["form"]

    answer = agent_client.post(page, sent(told, accepted=told.accepts))

    assert answer.status_code == 302
    assert karen.addresses.get().postcode == "12"


def test_a_double_click_changes_it_once(agent_client, karen, page):
    mine = sent(agent_client.get(page).context["form"], street="2 My Street")

    presses = [agent_client.post(page, mine).status_code for _press in range(2)]

    assert presses == [302, 302]
    assert karen.addresses.get().events.filter(pgh_label="update").count() == 1


def test_a_default_made_meanwhile_is_told_before_it_is_taken_back(agent_client, karen, page):
    mine = sent(agent_client.get(page).context["form"], street="2 My Street", is_default="on")
    karen.addresses.update(is_default=False)
    AddressFactory.create(customer=karen, street="3 Their Street", is_default=True)

    told = agent_client.post(page, mine)

    assert told.status_code == 422
    assert "Somebody else has made 3 Their Street" in told.content.decode()
    assert karen.addresses.get(is_default=True).street == "3 Their Street"
    assert not karen.addresses.filter(street="2 My Street").exists()
    agent_client.post(page, sent(told.context["form"]))
    assert karen.addresses.get(is_default=True).street == "2 My Street"


def test_the_operation_trusts_no_form(karen):
    address = karen.addresses.get()
    where = WhereTo(street="2 My Street", city="Salem", country="US")

    with pytest.raises(errors.AddressChanged, match="now: 1234 SE Ankeny Street"):
        operations.change_address(
            "2001", address.pk, where, is_default=True, shown="", default_seen=None
        )
