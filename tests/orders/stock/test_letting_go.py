"""What is kept is let go in time, by changes and by cancelling, unless money is held."""

from datetime import timedelta
from decimal import Decimal

import pytest

from orders import operations
from orders.models import Order, Reservation
from tests.factories import NOW
from tests.orders.drafts import add, fresh, pay
from tests.orders.stocks import (
    change,
    complete,
    delete,
    kept,
    order_of,
    refused,
    untils,
    waiting,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=31)


def test_a_reservation_lapses(jacket):
    complete(order_of((jacket, 3)))
    second = order_of((jacket, 3))
    with refused(1, 0, 3):
        complete(second, at=NOW + timedelta(minutes=29, seconds=59))

    complete(second, at=NOW + timedelta(minutes=30))

    assert kept(second) == [(1, "MAIN", 3)]


@pytest.mark.parametrize("column", ["secured_total", "waiting_total"])
def test_a_draft_that_holds_money_never_loses_its_reservation(jacket, column):
    order = order_of((jacket, 3))
    complete(order)
    Order.objects.filter(pk=order.pk).update(**{column: Decimal("0.01")})

    with refused(1, 0, 1):
        complete(order_of((jacket, 1)), at=NOW + timedelta(days=365))


def test_an_order_whose_reservation_lapsed_takes_no_money_for_what_is_gone(jacket):
    first, second = order_of((jacket, 3)), order_of((jacket, 3))
    complete(first)
    complete(second, at=LATER)

    with refused(1, 0, 3):
        pay(first, at=LATER)

    assert first.payments.count() == 0


def test_changes_after_complete_keep_the_reservation_in_step(jacket):
    order = order_of((jacket, 1))
    complete(order)

    change(order, 1, 3)
    assert kept(order) == [(1, "MAIN", 3)]
    change(order, 1, 1)
    assert kept(order) == [(1, "MAIN", 1)]
    add(order, "81327")
    assert kept(order) == [(1, "MAIN", 1), (2, "MAIN", 1)]
    change(order, 2, 9)
    assert kept(order) == [(1, "MAIN", 1), (2, "MAIN", 2)]
    delete(order, 1)
    assert kept(order) == [(2, "MAIN", 3)]
    delete(order, 2)
    assert kept(order) == []


def test_an_order_that_keeps_nothing_is_not_refused_at_entry(jacket):
    order = order_of((jacket, 4))

    change(order, 1, 5)

    assert kept(order) == []


def test_a_lapsed_order_keeps_nothing_new_by_a_change(jacket):
    order = order_of((jacket, 1))
    complete(order)

    change(order, 1, 2, at=LATER)

    assert untils(order) == {NOW + timedelta(minutes=30)}


def test_cancelling_lets_everything_go(jacket):
    jacket.back_order_allowed = True
    jacket.save()
    order = order_of((jacket, 5))
    complete(order)

    operations.cancel_order(
        order.number, version=fresh(order).version, reason="Changed his mind", at=NOW, by=order.taken_by
    )  # fmt: skip

    assert (kept(order), waiting(order)) == ([], [0])


def test_python_and_sql_agree_on_who_holds_money(jacket):
    order = order_of((jacket, 1))
    complete(order)
    for secured, waiting_total in [
        ("0", "0"),
        ("0.01", "0"),
        ("0", "0.01"),
        ("-1", "0"),
        ("-1", "2"),
    ]:
        Order.objects.update(secured_total=secured, waiting_total=waiting_total)
        active = Reservation.objects.active(LATER)
        lapsed = Reservation.objects.lapsed(LATER)

        assert active.exists() == fresh(order).holds_money
        assert lapsed.exists() != active.exists()
