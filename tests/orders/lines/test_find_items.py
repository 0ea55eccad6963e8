"""The list of items while a number or words are typed."""

import pytest
import time_machine
from django.urls import reverse

from tests.conftest import signed_in
from tests.factories import (
    CatalogFactory,
    ItemFactory,
    OrderFactory,
    PriceFactory,
    PriceGroupFactory,
    SourceCodeFactory,
)
from tests.orders.drafts import stranger

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

    answer = signed_in(stranger()).get(reverse("orders:find-items", args=[order.number]))

    assert answer.status_code == 404


def test_shows_the_price_that_holds_by_the_source_code(htmx_client):
    group = PriceGroupFactory.create(priority=1)
    PriceFactory.create(
        item=ItemFactory.create(item_number="81327", price="110.05"),
        price_group=group,
        unit_price="99.00",
    )
    code = SourceCodeFactory.create(catalog=CatalogFactory.create(price_groups=[group]))
    order = OrderFactory.create(source_code=code)

    html = htmx_client.get(
        reverse("orders:find-items", args=[order.number]), {"item": "81327"}
    ).content.decode()

    assert "99.00" in html
    assert "110.05" not in html


@pytest.mark.parametrize("typed", ["", " ", "x" * 500, "%", "_", "\\", "\x00", "'", "<b>"])
def test_bears_whatever_is_typed(htmx_client, typed):
    order = OrderFactory.create()
    ItemFactory.create(item_number="81327")

    answer = htmx_client.get(reverse("orders:find-items", args=[order.number]), {"item": typed})

    assert answer.status_code == 200
    assert "81327" not in answer.content.decode()


def test_lists_ten_at_most(htmx_client):
    order = OrderFactory.create()
    ItemFactory.create_batch(12, name="Wool socks")

    answer = htmx_client.get(reverse("orders:find-items", args=[order.number]), {"item": "wool"})

    assert answer.content.decode().count('role="option"') == 10


def test_marks_what_is_not_sold_and_lets_nobody_pick_it(htmx_client):
    order = OrderFactory.create()
    ItemFactory.create(item_number="500", price="10.00", is_active=False)

    html = htmx_client.get(
        reverse("orders:find-items", args=[order.number]), {"item": "500"}
    ).content.decode()

    assert 'data-value="500" aria-disabled="true"' in html
    assert "stopped" in html
    assert "10.00" not in html


def test_the_day_is_the_call_centers():
    order = OrderFactory.create()
    ItemFactory.create(item_number="500", on_sale_from="2027-05-03")

    def html_at(moment):
        with time_machine.travel(moment):
            path = reverse("orders:find-items", args=[order.number])
            return signed_in(order.taken_by).get(path, {"item": "500"}).content.decode()

    assert "on sale from 3 May 2027 on" in html_at("2027-05-03 06:59+00:00")
    assert "10.00" in html_at("2027-05-03 07:00+00:00")


@pytest.mark.parametrize("typed", ["81372", "81237", "813270"])
def test_offers_what_is_near_a_number_that_does_not_exist(htmx_client, typed):
    order = OrderFactory.create()
    ItemFactory.create(item_number="81327", name="Aviator sunglasses", price="110.05")

    html = htmx_client.get(
        reverse("orders:find-items", args=[order.number]), {"item": typed}
    ).content.decode()

    assert f"There is no item “{typed}”. Did you mean:" in html
    assert 'data-value="81327"' in html
    assert "Aviator sunglasses" in html
    assert "110.05" in html
