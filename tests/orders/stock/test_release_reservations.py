"""The job that takes away what orders no longer keep."""

from datetime import timedelta
from decimal import Decimal
from threading import Event as Signal
from threading import Thread

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction

from orders.jobs import release_reservations
from orders.models import Order, Reservation
from tests.factories import NOW
from tests.orders.drafts import fresh, pay, submit
from tests.orders.stocks import complete, kept, order_of, waiting

LATER = NOW + timedelta(minutes=31)


@pytest.mark.django_db
def test_takes_away_what_has_lapsed_and_nothing_else(jacket):
    jacket.back_order_allowed = True
    jacket.save()
    lapsed, paid, sold, fresh_one = (order_of((jacket, 1)) for _ in range(4))
    for order in (lapsed, paid, sold):
        complete(order)
    pay(paid)
    pay(sold)
    submit(sold)
    late = order_of((jacket, 4))
    complete(late)
    complete(fresh_one, at=LATER)
    assert (waiting(late), waiting(fresh_one)) == ([4], [0])

    assert release_reservations(at=LATER) == 2

    assert (kept(lapsed), kept(late), waiting(late)) == ([], [], [0])
    assert [kept(order) for order in (paid, sold, fresh_one)] == [[(1, "MAIN", 1)]] * 3
    assert release_reservations(at=LATER) == 0


@pytest.mark.django_db
def test_changes_no_version_and_writes_no_history(jacket):
    order = order_of((jacket, 1))
    complete(order)
    before = (fresh(order).version, order.events.count())

    release_reservations(at=LATER)

    assert (fresh(order).version, order.events.count()) == before


@pytest.mark.django_db
def test_the_command_says_of_how_many_orders(jacket, capsys):
    complete(order_of((jacket, 1)))

    with time_machine.travel(LATER):
        call_command("release_reservations")

    assert capsys.readouterr().out == "Released the stock of 1 orders.\n"


@pytest.mark.usefixtures("own_database")
def test_leaves_an_order_that_somebody_is_changing(jacket):
    busy, idle = order_of((jacket, 1)), order_of((jacket, 1))
    complete(busy)
    complete(idle)
    is_locked, is_done = Signal(), Signal()

    def work_on_it():
        with transaction.atomic():
            Order.objects.locked().get(number=busy.number)
            is_locked.set()
            is_done.wait(timeout=30)
        connection.close()

    agent = Thread(target=work_on_it)
    agent.start()
    is_locked.wait(timeout=30)
    released = release_reservations(at=LATER)
    is_done.set()
    agent.join()

    assert released == 1
    assert Reservation.objects.get().order == busy
    assert release_reservations(at=LATER) == 1


@pytest.mark.django_db
def test_works_through_more_orders_than_fit_one_transaction(jacket, monkeypatch):
    monkeypatch.setattr("orders.jobs.AT_ONCE", 1)
    for _ in range(3):
        complete(order_of((jacket, 1)))
    Order.objects.filter(pk=Order.objects.latest("pk").pk).update(secured_total=Decimal(1))

    assert release_reservations(at=LATER) == 2
