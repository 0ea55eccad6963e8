"""Paying by gift card in the summary: what is asked, said and counted."""

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse

from payments.models import Payment
from tests.orders.drafts import draft
from tests.payments.cards import NUMBER, PIN, offer_gift_cards, sold

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(call_center):
    sold()
    offer_gift_cards(call_center)
    return draft("80.00")


def take(client, order, amount="30.00", **more):
    form = {"method": "GIFT", "amount": amount, "card_number": NUMBER, "pin": PIN, "key": uuid4()}
    return client.post(reverse("payments:take-payment", args=[order.number]), form | more)


def test_the_dialog_asks_for_number_and_pin(htmx_client, order):
    page = htmx_client.get(reverse("payments:summary", args=[order.number])).content.decode()

    number = re.search(r'<option value="GIFT"[^>]*data-way="(\d+)"', page)[1]
    _before, part = page.split(f'<fieldset class="way" data-way="{number}">')
    part, _after = part.split("</fieldset>")
    assert 'name="card_number"' in part
    assert 'name="pin"' in part


def test_what_is_left_is_told(htmx_client, order):
    answer = take(htmx_client, order)

    assert answer.status_code == 200
    assert "Left on the gift card: 20.00 USD" in answer.headers["HX-Trigger"]
    assert "…G6H7" in answer.content.decode()
    assert NUMBER not in answer.content.decode()


def test_a_wrong_pin_is_said_and_what_was_typed_stays(htmx_client, order):
    answer = take(htmx_client, order, pin="1")

    assert answer.status_code == 422
    assert "This number and PIN do not belong together." in answer.content.decode()
    assert f'value="{NUMBER}"' in answer.content.decode()
    assert not Payment.objects.filter(order=order).exists()


def test_attempts_are_counted(htmx_client, order, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    for _ in range(10):
        take(htmx_client, order, pin="1")

    answer = take(htmx_client, order)

    assert answer.status_code == 422
    assert "Too many gift cards were looked up." in answer.content.decode()
    assert not Payment.objects.filter(order=order).exists()
