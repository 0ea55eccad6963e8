"""The last piece is sold once, whoever hurries, and nobody who is refused has taken money."""

from functools import partial

import pytest

from callcenter.models import Reserving
from orders.models import Order, Reservation, Status
from payments.models import PaymentEvent
from tests.factories import ItemFactory, StockFactory, WarehouseFactory
from tests.orders.drafts import add, draft, pay, submit
from tests.orders.racing import LONG_TIMES, at_once, names
from tests.orders.stocks import complete, order_of, reserving

pytestmark = pytest.mark.usefixtures("own_database")
AGENTS = 32


@pytest.fixture
def last_piece(own_database):
    """One piece, and an order for it of each agent."""
    item = ItemFactory.create(item_number="81327")
    StockFactory.create(item=item, on_hand=1)
    orders = [draft() for _ in range(AGENTS)]
    for order in orders:
        add(order, "81327")
    return orders


def sell(order):
    complete(order)
    pay(order)
    return submit(order)


def assert_sold_once(outcomes):
    assert names(outcomes) == ["Order"] + ["OutOfStock"] * (AGENTS - 1)
    assert {str(outcome) for outcome in outcomes if not isinstance(outcome, Order)} == {
        "Line 1: 0 of 1 pieces of 81327 left. Lower the quantity, or offer another item."
    }
    sold = Order.objects.get(status=Status.SUBMITTED)
    assert Order.objects.filter(status=Status.DRAFT).count() == AGENTS - 1
    reservation = Reservation.objects.get()
    assert (reservation.order, reservation.quantity, reservation.until) == (sold, 1, None)
    return sold


@pytest.mark.parametrize("when", [Reserving.COMPLETE, Reserving.SUBMIT])
@pytest.mark.parametrize("time", range(LONG_TIMES))
def test_the_last_piece_is_sold_once_and_the_money_taken_once(last_piece, time, when):
    """Vector 28."""
    reserving(when)

    outcomes = at_once(*[partial(sell, order) for order in last_piece])

    sold = assert_sold_once(outcomes)
    assert set(PaymentEvent.objects.values_list("order", flat=True)) == {sold.pk}


def test_the_last_piece_is_sold_once_where_only_submit_reserves(last_piece):
    reserving(Reserving.SUBMIT, order_completion=False)

    assert_sold_once(at_once(*[partial(submit, order) for order in last_piece]))


def test_the_last_piece_goes_on_one_order_where_entry_reserves(own_database):
    reserving(Reserving.ENTRY)
    StockFactory.create(item=ItemFactory.create(item_number="81327"), on_hand=1)
    orders = [draft() for _ in range(AGENTS)]

    outcomes = at_once(*[partial(add, order, "81327") for order in orders])

    assert names(outcomes) == ["OrderLine"] + ["OutOfStock"] * (AGENTS - 1)
    assert Reservation.objects.get().quantity == 1


def test_orders_of_the_same_items_in_opposite_order_never_wait_for_each_other(own_database):
    warehouse = WarehouseFactory.create()
    first, second = (StockFactory.create(warehouse=warehouse, on_hand=20).item for _ in range(2))
    for _ in range(20):
        outcomes = at_once(
            partial(sell, order_of((first, 1), (second, 1))),
            partial(sell, order_of((second, 1), (first, 1))),
        )

        assert set(names(outcomes)) <= {"Order", "OutOfStock"}

    sold = Order.objects.filter(status=Status.SUBMITTED).count()
    assert sold == 20
    assert sorted(Reservation.objects.values_list("stock__item", "quantity")) == sorted(
        [(first.pk, 1), (second.pk, 1)] * 20
    )


def test_pieces_on_back_order_stay_within_the_limit_whoever_hurries(own_database):
    item = ItemFactory.create(item_number="81327", back_order_allowed=True, back_order_most=3)
    StockFactory.create(item=item, on_hand=0)
    orders = [order_of((item, 1)) for _ in range(8)]

    outcomes = at_once(*[partial(sell, order) for order in orders])

    assert names(outcomes) == ["Order"] * 3 + ["OutOfStock"] * 5
