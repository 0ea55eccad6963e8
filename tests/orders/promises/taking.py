"""Orders of items, and what they come to once modified."""

from uuid import uuid4

from django.utils import timezone

from orders import operations
from tests.factories import ItemFactory, OrderFactory
from tests.orders.amended import amend, said
from tests.orders.drafts import add, fresh


def order_of(*items, coupon=None, **about):
    """A draft with pieces of items; of a pair, so many."""
    order = OrderFactory.create(**about)
    for item in items:
        item, quantity = item if isinstance(item, tuple) else (item, 1)
        add(order, item.item_number, quantity, at=timezone.now())
    if coupon:
        operations.add_coupon(order.number, coupon=coupon, key=uuid4(), **said(order))
    return fresh(order)


def with_free_item(order):
    """What a submitted order comes to once it is modified and a free item was added."""
    return modified(order, ItemFactory.create(price="0.00"))


def modified(order, item, quantity=1):
    amend(order)
    add(order, item.item_number, quantity, at=timezone.now())
    return f"{fresh(order).total:.2f}"
