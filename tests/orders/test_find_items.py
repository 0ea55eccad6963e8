"""The list of items while a number or words are typed."""

import pytest
from django.urls import reverse

from tests.conftest import signed_in
from tests.factories import ItemFactory, OrderFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_lists_what_matches_with_its_price(htmx_client):
    order = OrderFactory.create()
    ItemFactory.create(item_number="81327", name="Aviator sunglasses", price="110.05")
    ItemFactory.create(item_number="500", name="Wool socks")

    answer = htmx_client.get(reverse("orders:find-items", args=[order.number]), {"item": "avia"})

    html = answer.content.decode()
    assert 'data-value="81327"' in html
    assert "110.05" in html
    assert "500" not in html


def test_an_item_without_a_price_says_so(htmx_client):
    order = OrderFactory.create()
    ItemFactory.create(item_number="501", price=False)

    answer = htmx_client.get(reverse("orders:find-items", args=[order.number]), {"item": "501"})

    assert "no price" in answer.content.decode()


def test_a_stranger_finds_no_order():
    order = OrderFactory.create()

    answer = signed_in(UserFactory.create()).get(reverse("orders:find-items", args=[order.number]))

    assert answer.status_code == 404
