"""The list of stock: pieces on hand, and those that orders keep of them."""

from datetime import timedelta

import pytest
import time_machine

from orders import operations
from tests.conftest import signed_in
from tests.factories import NOW, OrderFactory, StockFactory
from tests.orders.drafts import add

pytestmark = pytest.mark.django_db


def reserved(admin, at):
    with time_machine.travel(at):
        page = signed_in(admin).get("/admin/catalog/stock/")
    (row,) = page.context["cl"].result_list
    assert f'<td class="field-reserved">{row.reserved}</td>' in page.content.decode()
    return row.reserved


def test_shows_what_is_reserved_at_this_moment(call_center, admin):
    stock = StockFactory.create(on_hand=10)
    order = OrderFactory.create()
    add(order, stock.item.item_number, 4)
    assert reserved(admin, NOW) == 0

    operations.complete(order.number, at=NOW, by=order.taken_by)

    assert reserved(admin, NOW) == 4
    assert reserved(admin, NOW + timedelta(minutes=30)) == 0
