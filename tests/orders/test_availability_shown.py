"""How many pieces can be had, in the list of items, at the line and among what is missing."""

from datetime import date

import pytest

from orders import operations
from tests.factories import NOW, ItemFactory, OrderFactory, StockFactory
from tests.orders.answers import address
from tests.orders.drafts import add, fresh

pytestmark = pytest.mark.django_db


def hits(client, order, item):
    return client.get(
        address("orders:find-items", order), {"item": item.item_number}
    ).content.decode()


def page(client, order):
    return client.get(address("orders:order", order)).content.decode()


@pytest.mark.parametrize(
    ("on_hand", "about", "said"),
    [
        (12, {}, "10.00, 12 available"),
        (0, {}, "10.00, out of stock"),
        (0, {"back_order_allowed": True}, "10.00, on back-order"),
        (
            0,
            {"back_order_allowed": True, "back_order_date": date(2027, 5, 12)},
            "10.00, on back-order, expected 12 May 2027",
        ),
        (0, {"back_order_allowed": True, "back_order_most": 0}, "10.00, out of stock"),
    ],
)
def test_the_list_of_items_says_it(call_center, agent_client, on_hand, about, said):
    item = ItemFactory.create(**about)
    StockFactory.create(item=item, on_hand=on_hand)

    assert said in hits(agent_client, OrderFactory.create(), item)


def test_an_item_that_is_not_counted_says_nothing(call_center, agent_client):
    item = ItemFactory.create()

    assert "available" not in hits(agent_client, OrderFactory.create(), item)


def test_what_another_order_keeps_is_not_available(call_center, agent_client):
    item = ItemFactory.create()
    StockFactory.create(item=item, on_hand=5)
    other = OrderFactory.create()
    add(other, item.item_number, 2)
    operations.complete(other.number, at=NOW, by=other.taken_by)
    other.reservations.update(until=None)

    assert "3 available" in hits(agent_client, OrderFactory.create(), item)
    assert "5 available" in hits(agent_client, other, item)


def test_a_shortage_is_said_at_the_line_and_as_what_is_missing(call_center, agent_client):
    item = ItemFactory.create(item_number="81327")
    StockFactory.create(item=item, on_hand=1)
    order = OrderFactory.create()

    add(order, item.item_number, 3)

    text = page(agent_client, order)
    assert '<small class="lines__short">1 of 3 available</small>' in text
    assert "Line 1: 1 of 3 pieces of 81327 left." in text
    assert 'data-jump="quantity-1"' in text
    operations.change_line(
        order.number, 1, version=fresh(order).version, quantity=1, at=NOW, by=order.taken_by
    )
    assert "lines__short" not in page(agent_client, order)


def test_pieces_on_back_order_are_said_and_stop_nothing(call_center, agent_client):
    item = ItemFactory.create(back_order_allowed=True, back_order_date=date(2027, 5, 12))
    StockFactory.create(item=item, on_hand=1)
    order = OrderFactory.create()

    add(order, item.item_number, 3)

    text = page(agent_client, order)
    assert "1 of 3 available; 2 on back-order, expected 12 May 2027" in text
    assert "pieces of" not in text
