"""What is not there is refused at its line, and no money is taken for it."""

import pytest

from callcenter.models import Reserving
from orders import errors
from tests.factories import ItemFactory, StockFactory, WarehouseFactory
from tests.orders.answers import all_of
from tests.orders.drafts import add, fresh, pay, submit
from tests.orders.stocks import change, complete, kept, order_of, refused, reserving

pytestmark = pytest.mark.django_db


def test_complete_is_refused_naming_the_line_and_what_is_left(jacket):
    order = order_of((ItemFactory.create(), 1), (jacket, 4))
    before = all_of(order)

    with refused(2, 3, 4):
        complete(order)

    assert all_of(order) == before
    assert kept(order) == []


def test_lines_of_one_item_count_together(jacket):
    order = order_of((jacket, 2), (jacket, 2))

    with refused(2, 1, 2):
        complete(order)


def test_what_another_order_keeps_is_not_there(jacket):
    complete(order_of((jacket, 2)))

    with refused(1, 1, 2):
        complete(order_of((jacket, 2)))


def test_a_payment_is_refused_before_any_money_is_taken(jacket):
    reserving(Reserving.SUBMIT)
    order = order_of((jacket, 4))
    before = all_of(order)

    with refused(1, 3, 4):
        pay(order)

    assert all_of(order) == before


def test_submit_is_refused_where_the_stock_went_meanwhile(jacket):
    reserving(Reserving.SUBMIT, order_completion=False)
    order = order_of((jacket, 3))
    jacket.stock.update(on_hand=2)
    before = all_of(order)

    with refused(1, 2, 3):
        submit(order)

    assert all_of(order) == before


def test_entry_refuses_the_line_that_is_short_and_no_other(jacket):
    reserving(Reserving.ENTRY)
    order = order_of((jacket, 3))
    jacket.stock.update(on_hand=2)
    socks = ItemFactory.create()

    add(order, socks.item_number)

    assert kept(order) == [(1, "MAIN", 2)]
    before = all_of(fresh(order))
    with refused(3, 0, 1):
        add(order, "81327")
    with refused(1, 2, 4):
        change(order, 1, 4)
    assert all_of(fresh(order)) == before


def test_an_item_without_stock_rows_is_not_counted(jacket):
    order = order_of((ItemFactory.create(), 99_999))

    complete(order)

    assert kept(order) == []


def test_an_item_that_lies_only_elsewhere_is_counted(jacket):
    towel = ItemFactory.create(item_number="500")
    StockFactory.create(item=towel, warehouse=WarehouseFactory.create(offered=False))

    with pytest.raises(errors.OutOfStock, match="Line 1: 0 of 1 pieces of 500 left"):
        complete(order_of((towel, 1)))


def test_a_warehouse_that_was_closed_gives_nothing(jacket, main):
    main.is_active = False
    main.save()

    with refused(1, 0, 1):
        complete(order_of((jacket, 1)))
