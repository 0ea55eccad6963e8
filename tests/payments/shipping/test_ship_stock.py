"""What has left the warehouse leaves the stock, and what was kept for its line."""

import pytest

from tests.factories import StockFactory
from tests.orders.stocks import kept, waiting
from tests.payments.warehouse import ship, submitted_of, taken_of

pytestmark = pytest.mark.django_db


def test_pieces_leave_the_stock_with_their_reservation(jacket, main):
    order, other = taken_of((jacket, 2)), submitted_of((jacket, 1))

    ship(order, {1: 1})

    jacket.refresh_from_db()
    assert jacket.stock.get().on_hand == 2
    assert kept(order) == [(1, "MAIN", 1)]

    ship(order, {1: 1}, "S2")

    assert jacket.stock.get().on_hand == 1
    assert kept(order) == []
    assert kept(other) == [(1, "MAIN", 1)]


def test_they_leave_the_warehouse_that_shipped_them_first(jacket, main, shop):
    StockFactory.create(item=jacket, warehouse=shop, on_hand=2)
    order = taken_of((jacket, 5))
    assert kept(order) == [(1, "MAIN", 3), (1, "SHOP", 2)]

    ship(order, {1: 3}, warehouse=shop)

    assert kept(order) == [(1, "MAIN", 2)]
    stock = jacket.stock.order_by("warehouse__code").values_list("warehouse__code", "on_hand")
    assert list(stock) == [("MAIN", 2), ("SHOP", 0)]


def test_what_was_on_back_order_leaves_what_has_come_in(jacket, main):
    jacket.back_order_allowed = True
    jacket.save()
    order = taken_of((jacket, 5))
    assert (kept(order), waiting(order)) == ([(1, "MAIN", 3)], [2])
    jacket.stock.update(on_hand=4)

    ship(order)

    assert jacket.stock.get().on_hand == 0
    assert (kept(order), waiting(order)) == ([], [0])


def test_what_others_have_reserved_is_left_to_them(jacket, main):
    jacket.back_order_allowed = True
    jacket.save()
    order = taken_of((jacket, 4))
    jacket.stock.update(on_hand=5)
    other = submitted_of((jacket, 2))

    ship(order)

    assert jacket.stock.get().on_hand == 2
    assert kept(other) == [(1, "MAIN", 2)]
