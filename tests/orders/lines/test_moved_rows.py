"""Whatever moves a line's figures, the same answer shows them."""

from decimal import Decimal
from uuid import uuid4

import pytest

from tests.factories import ItemFactory, OfferFactory
from tests.orders.answers import address
from tests.orders.drafts import add, draft, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(call_center):
    """Two items at 10.00; from three pieces together 10 percent are off."""
    for number in ("81001", "81002", "81003"):
        ItemFactory.create(item_number=number, price="10.00")
    OfferFactory.create(kind="quantity", tiers=[("3", "10")])
    opened = draft()
    add(opened, "81001")
    add(opened, "81002")
    return opened


def post(client, name, order, *more, version=None, **said):
    shown = fresh(order).version if version is None else version
    return client.post(
        address(name, order, *more),
        {"key": uuid4(), **said},
        headers={"HX-Request": "true", "Order-Version": str(shown)},
    ).content.decode()


def test_a_line_that_brings_an_offer_moves_the_others(order, agent_client):
    text = post(agent_client, "orders:add-line", order, item="81003", quantity="1")

    assert '<hx-partial hx-target="#line-1" hx-swap="outerMorph">' in text
    assert '<hx-partial hx-target="#line-2" hx-swap="outerMorph">' in text
    assert 'hx-target="#line-3"' not in text  # it stands in place of the pending row
    assert [line.net for line in order.lines.order_by("number")] == [Decimal("9.00")] * 3


def test_a_quantity_moves_the_other_line_and_shows_its_own_once(order, agent_client):
    text = post(agent_client, "orders:change-line", order, 1, quantity="2")

    assert text.count('hx-target="#line-1"') == 1
    assert text.count('hx-target="#line-2"') == 1


def test_what_moved_nothing_shows_no_row(order, agent_client):
    text = post(agent_client, "orders:set-mode", order, mode="99")

    assert 'hx-target="#line-' not in text


def test_a_page_that_missed_an_answer_is_brought_up_to_date(order, agent_client):
    seen = fresh(order).version
    post(agent_client, "orders:add-line", order, item="81003", quantity="1")

    text = post(agent_client, "orders:add-line", order, version=seen, item="81003", quantity="1")

    assert 'hx-target="#line-1"' in text
    assert 'hx-target="#line-3"' in text
