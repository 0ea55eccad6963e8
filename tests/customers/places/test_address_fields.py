"""Addresses are asked by the country's own form; what does not fit is warned of, once."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from customers.models import Address, Customer
from customers.places.parts import PARTS
from orders.models import Order
from tests.factories import AddressFactory, OrderFactory

pytestmark = pytest.mark.django_db
NEW = "/customers/new/"
ADD = "/customers/2001/addresses/add/"
OREGON = {
    "street": "2 New Street",
    "street_2": "",
    "city": "Salem",
    "state": "OR",
    "postcode": "97301",
    "country": "US",
}
WARNING = "“9730” is not written as in Oregon, such as 97000. Correct it, or save anyway."


def asked(response, *, ids="id"):
    """Return the fields of an address that can be seen, in their order, by label."""
    text = response.content.decode()
    found = re.findall(rf'<label for="{ids}_(\w+)">([^<]*)</label>', text)
    return [label for name, label in found if name in PARTS]


def accepted(response):
    return re.search(r'name="accepted" value="(\w*)"', response.content.decode())[1]


def test_opens_with_the_call_centers_country(agent_client, newcomer):
    lines = ["Country", "Street", "Street, second line", "Town", "State", "ZIP code"]

    assert asked(agent_client.get(NEW)) == lines
    assert asked(agent_client.get(ADD)) == lines


def test_another_country_draws_the_fields_anew_and_keeps_what_was_typed(agent_client, newcomer):
    typed = OREGON | {"country": "JP", "state": "", "city": "", "redraw": "1"}

    response = agent_client.post(ADD, typed)

    assert response.status_code == 200
    assert asked(response) == ["Country", "Postcode", "Prefecture", "Street", "Street, second line"]
    page = response.content.decode()
    assert 'value="2 New Street"' in page
    assert 'value="97301"' in page
    assert '<option value="JP" selected>Japan</option>' in page
    assert not Address.objects.exists()


def test_what_was_typed_stays_to_be_seen_where_the_country_asks_for_no_such_thing(
    agent_client, newcomer
):
    response = agent_client.post(ADD, OREGON | {"country": "FR", "redraw": "1"})

    assert asked(response)[-1] == "State"
    assert 'value="OR"' in response.content.decode()


@pytest.mark.parametrize("url", [NEW, ADD])
def test_answers_htmx_with_the_fields_alone(agent_client, newcomer, url):
    headers = {"HX-Request": "true", "HX-Target": "div#address-fields"}

    response = agent_client.post(url, OREGON | {"country": "GB", "redraw": "1"}, headers=headers)

    assert response.content.decode().strip().startswith('<div class="stack" id="address-fields">')
    assert asked(response) == [
        "Country",
        "Street",
        "Street, second line",
        "Post town",
        "Postcode",
        "State",  # it is filled in
    ]


def test_warns_at_the_field_and_saves_what_is_sent_again(agent_client, newcomer):
    typed = OREGON | {"postcode": "9730", "key": str(uuid4())}

    warned = agent_client.post(ADD, typed)

    assert warned.status_code == 422
    assert WARNING in warned.content.decode()
    assert "Save anyway" in warned.content.decode()
    assert not Address.objects.exists()

    response = agent_client.post(ADD, typed | {"accepted": accepted(warned)})

    assert response.headers["Location"] == "/customers/2001/"
    assert Address.objects.get().postcode == "9730"


def test_warns_again_of_something_else(agent_client, newcomer):
    typed = OREGON | {"postcode": "9730", "key": str(uuid4())}
    seen = accepted(agent_client.post(ADD, typed))

    again = agent_client.post(ADD, typed | {"postcode": "973", "accepted": seen})

    assert again.status_code == 422
    assert "“973” is not written as in Oregon" in again.content.decode()
    assert not Address.objects.exists()


def test_saves_at_once_what_fits(agent_client, newcomer):
    agent_client.post(ADD, OREGON | {"state": "oregon", "key": str(uuid4())})

    address = Address.objects.get()
    assert (address.state, address.postcode) == ("OR", "97301")


def test_needs_no_town_where_the_country_has_none(agent_client, newcomer):
    japan = {"street": "1-2-3", "postcode": "154-0023", "state": "Tokyo", "country": "JP"}

    agent_client.post(ADD, japan | {"key": str(uuid4())})

    assert Address.objects.get().city == ""


def test_refuses_an_address_without_a_town_where_the_country_has_one(agent_client, newcomer):
    response = agent_client.post(ADD, OREGON | {"city": "", "key": str(uuid4())})

    assert "Enter the town of the address." in response.content.decode()
    assert not Address.objects.exists()


def test_a_new_customer_is_warned_of_once_too(agent_client, call_center):
    typed = OREGON | {
        "kind": "person",
        "last_name": "Berg",
        "telephone": "206 555 0100",
        "postcode": "9730",
        "key": str(uuid4()),
    }

    warned = agent_client.post(NEW, typed)
    assert (warned.status_code, Customer.objects.count()) == (422, 0)
    agent_client.post(NEW, typed | {"accepted": accepted(warned)})

    assert Customer.objects.get().addresses.get().postcode == "9730"


def test_a_change_is_warned_of_and_shows_the_form_of_its_country(agent_client, newcomer):
    address = AddressFactory.create(customer=newcomer, country="FR", state="", postcode="75001")
    url = f"/customers/2001/addresses/{address.pk}/change/"

    assert asked(agent_client.get(url)) == [
        "Country",
        "Street",
        "Street, second line",
        "Postcode",
        "Town",
    ]
    typed = {"street": "1 rue", "city": "Paris", "postcode": "7500", "country": "FR"}
    assert agent_client.post(url, typed).status_code == 422


class TestOneTimeAddress:
    @pytest.fixture
    def order(self, call_center):
        return OrderFactory.create()

    def post(self, client, order, **changes):
        url = reverse("orders:deliver-once", args=[order.number])
        typed = OREGON | {"recipient": "Lee", "version": str(order.version)} | changes
        return client.post(url, typed)

    def test_is_drawn_anew(self, htmx_client, order):
        response = self.post(htmx_client, order, country="FR", state="", redraw="1")

        assert asked(response, ids="once") == [
            "Country",
            "Street",
            "Street, second line",
            "Postcode",
            "Town",
        ]
        assert 'value="Lee"' in response.content.decode()
        assert Order.objects.get(pk=order.pk).street == ""

    def test_is_drawn_anew_without_scripts(self, agent_client, order):
        response = self.post(agent_client, order, country="JP", state="", city="", redraw="1")

        assert response.status_code == 200
        assert "Prefecture" in asked(response, ids="once")

    def test_is_warned_of_once(self, htmx_client, order):
        warned = self.post(htmx_client, order, postcode="9730")
        assert warned.status_code == 422
        assert WARNING in warned.content.decode()
        assert "Deliver here anyway" in warned.content.decode()

        self.post(htmx_client, order, postcode="9730", accepted=accepted(warned))

        assert Order.objects.get(pk=order.pk).postcode == "9730"
