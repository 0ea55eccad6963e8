"""Pieces that are ordered though they are not there: allowed by item, up to a limit."""

from datetime import timedelta

import pytest

from tests.factories import NOW
from tests.orders.drafts import pay, submit
from tests.orders.stocks import change, complete, kept, order_of, refused, waiting

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=31)


def test_what_is_missing_goes_on_back_order_where_the_item_allows(jacket):
    jacket.back_order_allowed = True
    jacket.save()
    order = order_of((jacket, 5))

    complete(order)

    assert (kept(order), waiting(order)) == ([(1, "MAIN", 3)], [2])
    assert order.lines.get().back_ordered_until == NOW + timedelta(minutes=30)


def test_all_orders_together_stay_within_the_limit(jacket):
    jacket.back_order_allowed, jacket.back_order_most = True, 3
    jacket.save()
    first, second = order_of((jacket, 5)), order_of((jacket, 2))
    complete(first)

    with refused(1, 1, 2):
        complete(second)
    change(second, 1, 1)
    complete(second)

    assert (waiting(first), waiting(second)) == ([2], [1])


def test_a_lapsed_back_order_makes_room(jacket):
    jacket.back_order_allowed, jacket.back_order_most = True, 2
    jacket.save()
    complete(order_of((jacket, 5)))
    second = order_of((jacket, 5))

    complete(second, at=LATER)

    assert (kept(second), waiting(second)) == ([(1, "MAIN", 3)], [2])


def test_pieces_that_came_in_end_the_back_order(jacket):
    jacket.back_order_allowed = True
    jacket.save()
    order = order_of((jacket, 5))
    complete(order)
    jacket.stock.update(on_hand=10)

    complete(order)

    assert (kept(order), waiting(order)) == ([(1, "MAIN", 5)], [0])
    assert order.lines.get().back_ordered_until is None


def test_a_back_order_is_for_good_once_submitted(jacket):
    jacket.back_order_allowed, jacket.back_order_most = True, 2
    jacket.save()
    order = order_of((jacket, 5))
    pay(order)
    submit(order)

    assert order.lines.get().back_ordered_until is None
    with refused(1, 0, 1):
        complete(order_of((jacket, 1)), at=LATER)
