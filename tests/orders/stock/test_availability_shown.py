"""How many pieces can be had, in the list of items, at the line and among what is missing."""

from datetime import date
from uuid import uuid4

import pytest

from orders import operations
from tests.factories import NOW, ItemFactory, OrderFactory, StockFactory
from tests.orders.answers import address, events_of, parts_of
from tests.orders.drafts import add, fresh, submit

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
    assert '<small class="lines__short" id="stock-1">1 of 3 available</small>' in text
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


def test_a_submitted_order_says_what_was_put_on_back_order(call_center, agent_client):
    item = ItemFactory.create(price="0.00", back_order_allowed=True)
    StockFactory.create(item=item, on_hand=1)
    order = OrderFactory.create()
    add(order, item.item_number, 3)
    submit(order)
    item.stock.update(on_hand=9)

    assert "1 of 3 available; 2 on back-order" in page(agent_client, order)


# --- In the answer of a change -------------------------------------------------------------------


@pytest.fixture
def order_of_two_lines(call_center):
    """Two pieces of three, then one."""
    item = ItemFactory.create(item_number="81327")
    StockFactory.create(item=item, on_hand=3)
    order = OrderFactory.create()
    add(order, "81327", 2)
    add(order, "81327", 1)
    return fresh(order)


def sent(client, name, order, *more, **said):
    version = str(fresh(order).version)
    return client.post(address(name, order, *more), said, headers={"Order-Version": version})


def test_the_answer_shows_the_other_lines_of_the_item_too(htmx_client, order_of_two_lines):
    answer = sent(htmx_client, "orders:change-line", order_of_two_lines, 1, quantity="3")

    assert parts_of(answer)[:2] == ["line-1", "line-2"]
    assert 'id="stock-2">0 of 1 available' in answer.content.decode()
    assert 'id="stock-1"' not in answer.content.decode()

    answer = sent(htmx_client, "orders:delete-line", order_of_two_lines, 1)

    assert parts_of(answer)[:3] == ["line-1", "undo", "line-2"]
    assert "stock-2" not in answer.content.decode()


def test_the_field_and_the_announcement_tell_what_the_line_lacks(htmx_client, order_of_two_lines):
    answer = sent(htmx_client, "orders:change-line", order_of_two_lines, 2, quantity="5")

    assert 'aria-describedby="stock-2"' in answer.content.decode()
    assert events_of(answer)["announce"] == {"text": "Line 2: 1 of 5 available. Total 70.00 USD"}

    answer = sent(
        htmx_client, "orders:add-line", order_of_two_lines, item="81327", quantity="1", key=uuid4()
    )

    said = "Line 3: 0 of 1 available. Line 1 has this item already. Total 80.00 USD"
    assert events_of(answer)["announce"] == {"text": said}


# --- At Complete ---------------------------------------------------------------------------------

REFUSED = "Line 2: 1 of 5 pieces of 81327 left. Lower the quantity, or offer another item."


def test_complete_is_refused_at_the_line_and_goes_there(htmx_client, order_of_two_lines):
    order = order_of_two_lines
    sent(htmx_client, "orders:change-line", order, 2, quantity="5")

    answer = sent(htmx_client, "payments:complete", order)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert parts_of(answer) == ["line-2", "version", "totals"]
    assert f'id="quantity-2-error" role="alert">{REFUSED}' in html
    assert 'value="5" aria-label="Quantity, line 2" aria-invalid="true"' in html
    assert events_of(answer) == {"focus": {"target": "#quantity-2"}}
    assert fresh(order).completed_at is None


def test_complete_keeps_the_new_row_that_it_added(htmx_client, order_of_two_lines):
    order, key = order_of_two_lines, uuid4()

    answer = sent(htmx_client, "payments:complete", order, item="81327", quantity="9", key=key)

    assert parts_of(answer)[:2] == [f"pending-{key}", "line-3"]
    assert "Line 3: 0 of 9 pieces of 81327 left." in answer.content.decode()
    assert order.lines.count() == 3


def test_complete_is_refused_at_the_line_without_javascript(agent_client, order_of_two_lines):
    order = order_of_two_lines
    agent_client.post(
        address("orders:change-line", order, 2), {"quantity": "5", "version": order.version}
    )

    answer = agent_client.post(
        address("payments:complete", order), {"item": "", "quantity": "1", "key": uuid4()}
    )

    assert answer.status_code == 422
    assert f'id="quantity-2-error" role="alert">{REFUSED}' in answer.content.decode()
