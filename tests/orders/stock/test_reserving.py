"""Stock: kept for an order from Complete on, or from entry on, or at Submit; and refused."""

from datetime import timedelta

import pytest

from callcenter.models import Reserving
from orders.models import Order
from tests.factories import NOW, StockFactory
from tests.orders.drafts import pay, submit
from tests.orders.stocks import complete, kept, order_of, reserving, untils

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]
LATER = NOW + timedelta(minutes=31)


# --- When ------------------------------------------------------------------------------------------


def test_complete_reserves_for_some_minutes(jacket):
    order = order_of((jacket, 2))
    assert kept(order) == []

    complete(order)

    assert kept(order) == [(1, "MAIN", 2)]
    assert untils(order) == {NOW + timedelta(minutes=30)}


def test_complete_again_reserves_for_longer(jacket):
    order = order_of((jacket, 2))
    complete(order)

    complete(order, at=LATER)

    assert kept(order) == [(1, "MAIN", 2)]
    assert untils(order) == {LATER + timedelta(minutes=30)}


def test_entry_reserves_each_line(jacket):
    reserving(Reserving.ENTRY, reserved_minutes=5)

    order = order_of((jacket, 2))

    assert kept(order) == [(1, "MAIN", 2)]
    assert untils(order) == {NOW + timedelta(minutes=5)}


def test_only_submit_reserves_where_the_call_center_says_so(jacket):
    reserving(Reserving.SUBMIT, order_completion=False)
    order = order_of((jacket, 2))
    complete(order)
    assert kept(order) == []

    submit(order)

    assert kept(order) == [(1, "MAIN", 2)]
    assert untils(order) == {None}


def test_a_payment_reserves_whatever_the_call_center_says(jacket):
    reserving(Reserving.SUBMIT)
    order = order_of((jacket, 2))

    pay(order)

    assert kept(order) == [(1, "MAIN", 2)]


def test_submit_reserves_for_good(jacket):
    order = order_of((jacket, 3))
    complete(order)
    pay(order)

    submit(order)

    assert kept(order) == [(1, "MAIN", 3)]
    assert untils(order) == {None}


# --- Where -----------------------------------------------------------------------------------------


def test_a_line_may_be_split_over_warehouses_in_their_order(jacket, shop):
    StockFactory.create(item=jacket, warehouse=shop, on_hand=5)

    order = order_of((jacket, 4))
    complete(order)

    assert kept(order) == [(1, "MAIN", 3), (1, "SHOP", 1)]


def test_a_pick_up_takes_from_its_store_first(jacket, shop):
    StockFactory.create(item=jacket, warehouse=shop, on_hand=1)
    order = order_of((jacket, 2))
    order.mode.is_pickup = True
    order.mode.save()
    Order.objects.update(store=shop)

    complete(order)

    assert kept(order) == [(1, "MAIN", 1), (1, "SHOP", 1)]
