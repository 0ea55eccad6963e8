"""The history of an order."""

import pytest
from django.urls import reverse

from orders import operations
from tests.conftest import signed_in
from tests.factories import NOW, OfferedModeFactory, OrderFactory, UserFactory

pytestmark = pytest.mark.django_db


def changed_order():
    order = OrderFactory.create()
    OfferedModeFactory.create(mode__code="11", mode__name="Express")
    operations.set_mode(order.number, version=order.version, mode="11", at=NOW, by=order.taken_by)
    return order


def test_says_what_changed_from_what_to_what(agent_client):
    order = changed_order()

    page = agent_client.get(reverse("orders:history", args=[order.number])).content.decode()

    assert "Mode of delivery from “99” to “11”" in page
    assert str(order.taken_by) in page


def test_is_a_part_only_where_it_is_aimed_at(agent_client):
    order = changed_order()
    url = reverse("orders:history", args=[order.number])

    page = agent_client.get(url)
    part = agent_client.get(url, headers={"HX-Request": "true", "HX-Target": "div#history"})

    assert "<html" in page.content.decode()
    assert "<html" not in part.content.decode()
    assert "HX-Target" in part["Vary"]


def test_a_stranger_sees_nothing():
    order = changed_order()

    answer = signed_in(UserFactory.create()).get(reverse("orders:history", args=[order.number]))

    assert answer.status_code == 404
