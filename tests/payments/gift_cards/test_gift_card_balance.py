"""What is left on a gift card: told to who holds it, and not too often."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.conftest import signed_in
from tests.factories import ChannelUserFactory
from tests.payments.cards import NUMBER, PIN, sold

pytestmark = pytest.mark.django_db
URL = "payments:gift-card-balance"


@pytest.fixture(autouse=True)
def _counted(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def look_up(client, number=NUMBER, pin=PIN):
    return client.post(reverse(URL), {"card_number": number, "pin": pin})


def test_tells_what_is_left(agent_client):
    sold()

    page = look_up(agent_client, "b2c3-d4f5-g6h7").content.decode()

    assert "Left on gift card …G6H7:" in page
    assert '<p class="number">50.00 USD</p>' in page


@pytest.mark.parametrize(("number", "pin"), [(NUMBER, "000000"), ("B2C3D4F5G6H8", PIN)])
def test_number_and_pin_belong_together(agent_client, number, pin):
    sold()

    answer = look_up(agent_client, number, pin)

    assert answer.status_code == 422
    assert "This number and PIN do not belong together." in answer.content.decode()
    assert "50.00" not in answer.content.decode()


@pytest.mark.parametrize("missing", ["card_number", "pin"])
def test_both_are_needed(agent_client, missing):
    typed = {"card_number": NUMBER, "pin": PIN} | {missing: ""}

    answer = agent_client.post(reverse(URL), typed)

    assert answer.status_code == 422
    assert "of the gift card." in answer.content.decode()


def test_a_card_number_of_another_kind_is_not_given_back(agent_client):
    answer = look_up(agent_client, "4242 4242 4242 4242")

    assert answer.status_code == 422
    assert "This looks like a card number." in answer.content.decode()
    assert "4242 4242" not in answer.content.decode()


def test_one_number_is_looked_up_ten_times_in_ten_minutes(agent_client, call_center):
    sold()
    for _ in range(10):
        assert "do not belong together" in look_up(agent_client, pin="1").content.decode()

    answer = look_up(agent_client)

    assert answer.status_code == 422
    assert "Too many gift cards were looked up. Try again in 10 minutes." in answer.content.decode()
    other = signed_in(ChannelUserFactory.create(call_center=call_center).user)
    assert "Too many gift cards" in look_up(other).content.decode()


def test_one_user_looks_up_thirty_in_ten_minutes(agent_client, call_center):
    sold()
    for number in range(30):
        assert "do not belong" in look_up(agent_client, f"B2C3D4F5X{number:03}").content.decode()

    assert "Too many gift cards" in look_up(agent_client).content.decode()
    other = signed_in(ChannelUserFactory.create(call_center=call_center).user)
    assert "50.00 USD" in look_up(other).content.decode()


def test_neither_number_nor_pin_is_in_the_address(agent_client):
    sold()

    page = look_up(agent_client)

    assert page.status_code == 200
    assert NUMBER not in page.request["PATH_INFO"] + page.request["QUERY_STRING"]


def test_the_first_page_leads_there(agent_client):
    page = agent_client.get(reverse("customer-service")).content.decode()

    assert reverse(URL) in page


def test_a_card_is_found_by_the_key_it_was_issued_with(agent_client, settings):
    sold()
    old, settings.GIFT_CARD_KEYS = settings.GIFT_CARD_KEYS[0], ["n" * 50]
    assert look_up(agent_client).status_code == 422

    settings.GIFT_CARD_KEYS = ["n" * 50, old]

    assert "50.00 USD" in look_up(agent_client).content.decode()
    assert look_up(agent_client, pin="000000").status_code == 422


def test_new_cards_are_issued_under_the_first_key(agent_client, settings):
    settings.GIFT_CARD_KEYS = ["n" * 50, *settings.GIFT_CARD_KEYS]
    sold()

    settings.GIFT_CARD_KEYS = ["n" * 50]

    assert "50.00 USD" in look_up(agent_client).content.decode()
