"""Adding a line."""

from decimal import Decimal
from uuid import uuid4

import pytest

from catalog.errors import ItemStopped, NoSuchItem, SeveralItems
from orders import errors, operations
from orders.models import Event, Order
from pricing.errors import AmountTooLarge, NoPrice
from tests.factories import (
    NOW,
    ChargeRuleFactory,
    ItemFactory,
    OrderFactory,
    PriceFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


def add(order, item, quantity=1, key=None):
    return operations.add_line(
        order.number, item=item, quantity=quantity, key=key or uuid4(), at=NOW, by=order.taken_by
    )


def test_prices_the_whole_order():
    order = OrderFactory.create()
    ItemFactory.create(item_number="81327", price="110.05")
    ChargeRuleFactory.create(tiers=[("0", "50", "5.95"), ("50", "150", "7.95"), ("150", None, "0")])
    ChargeRuleFactory.create(tiers=[("0", None, "2.00")])

    line = add(order, "81327")

    order = Order.objects.get()
    assert (line.number, line.quantity) == (1, 1)
    assert order.goods_total == Decimal("110.05")
    assert order.charges_total == Decimal("9.95")
    assert order.total == Decimal("120.00")
    assert order.version == 2
    assert order.lines.get().unit_price == Decimal("110.05")
    assert sorted(order.charges.values_list("amount", flat=True)) == [
        Decimal("2.00"),
        Decimal("7.95"),
    ]
    event = order.events.get()
    assert event.kind == Event.LINE_ADDED
    assert event.facts == {"line": 1, "item": "81327", "quantity": 1}


def test_the_same_key_adds_one_line():
    order, item, key = OrderFactory.create(), ItemFactory.create(), uuid4()

    first = add(order, item.item_number, key=key)
    second = add(order, item.item_number, key=key)

    assert first.pk == second.pk
    assert order.lines.count() == 1


@pytest.mark.parametrize(
    ("typed", "quantity", "refusal", "words"),
    [
        ("99999", 1, NoSuchItem, "There is no item “99999”"),
        ("twin", 1, SeveralItems, "Several items match “twin”: 501, 502"),
        ("500", 1, ItemStopped, "Item 500 is stopped"),
        ("503", 1, NoPrice, "Item 503 has no price in USD"),
        ("501", 0, errors.QuantityOutOfRange, "from 1 to 99,999"),
        ("501", 100_000, errors.QuantityOutOfRange, "from 1 to 99,999"),
        ("504", 99_999, AmountTooLarge, "beyond what an order can hold"),
    ],
)
def test_refuses_and_changes_nothing(typed, quantity, refusal, words):
    order = OrderFactory.create()
    ItemFactory.create(item_number="500", is_active=False)
    ItemFactory.create(item_number="501", name="Twin one")
    ItemFactory.create(item_number="502", name="Twin two")
    ItemFactory.create(item_number="503", price=False)
    ItemFactory.create(item_number="504", price="9999999.00")

    with pytest.raises(refusal, match=words):
        add(order, typed, quantity)

    assert order.lines.count() == 0
    assert order.events.count() == 0
    assert Order.objects.get().version == 1


def test_9999_pieces_at_9999_9999():
    order, item = OrderFactory.create(), ItemFactory.create(price="9999.9999")

    add(order, item.item_number, 9_999)

    assert Order.objects.get().total == Decimal("99989999.00")


def test_a_quantity_break_counts_the_pieces_of_all_lines_from_its_quantity_on():
    order, item = OrderFactory.create(), ItemFactory.create(price="10.00")
    PriceFactory.create(item=item, unit_price="8.00", from_quantity=5)

    add(order, item.item_number, 4)
    assert order.lines.get().net == Decimal("40.00")

    add(order, item.item_number, 1)

    assert list(order.lines.order_by("number").values_list("net", flat=True)) == [
        Decimal("32.00"), Decimal("8.00"),
    ]  # fmt: skip


def test_refuses_once_cancelled():
    order, item = OrderFactory.create(), ItemFactory.create()
    operations.cancel_order(
        order.number, version=order.version, reason="Caller hung up", at=NOW, by=order.taken_by
    )

    with pytest.raises(errors.NotEditable, match=f"Order {order.number} cannot be changed"):
        add(order, item.item_number)
