"""Letting an order on hold go on."""

from datetime import timedelta
from functools import partial

import pytest

from orders import errors, operations
from orders.models import CheckOut, Event, Hold, Order, Reservation, holds_of
from tests.factories import NOW
from tests.orders.drafts import add, draft, pay, stranger, submit, submitted, supervisor_of
from tests.orders.held import clear, hold, hold_code
from tests.orders.racing import at_once, names

pytestmark = pytest.mark.usefixtures("database")
LATER = NOW + timedelta(hours=1)


def test_says_who_when_and_why():
    order = submitted()
    placed = hold(order)
    supervisor = supervisor_of(order.call_center)

    clear(placed, note="Called the customer", at=LATER, by=supervisor)

    placed.refresh_from_db()
    assert (placed.cleared_at, placed.cleared_by) == (LATER, supervisor)
    assert placed.cleared_note == "Called the customer"
    assert list(Order.objects.released(LATER)) == [order]
    event = order.events.get(kind=Event.HOLD_CLEARED)
    assert event.facts == {"hold": "ADDRESS", "reason": "", "cleared": "Called the customer"}


def test_the_others_stay():
    order = submitted()
    placed = hold(order)
    hold(order, "FRAUD")

    clear(placed)

    assert [one.code.code for one in holds_of(order)] == ["FRAUD"]
    assert list(Order.objects.released(NOW)) == []


def test_whoever_comes_second_reads_why():
    order = submitted()
    placed = hold(order)
    first, second = supervisor_of(order.call_center), supervisor_of(order.call_center)
    clear(placed, note="Called the customer", by=first)

    with pytest.raises(
        errors.AlreadyCleared,
        match=f"{first} has cleared hold Hold ADDRESS already: “Called the customer”.",
    ):
        clear(placed, note="Fine", by=second)

    placed.refresh_from_db()
    assert (placed.cleared_by, placed.cleared_note) == (first, "Called the customer")
    assert order.events.filter(kind=Event.HOLD_CLEARED).count() == 1


@pytest.mark.usefixtures("own_database")
def test_of_two_at_once_one_wins_and_the_other_reads_why():
    for _ in range(20):
        order = draft("10.00")
        placed = hold(order)
        two = [supervisor_of(order.call_center) for _ in range(2)]

        outcomes = at_once(*[partial(clear, placed, note=f"By {one.pk}", by=one) for one in two])

        assert names(outcomes) == ["AlreadyCleared", "Order"]
        assert order.events.filter(kind=Event.HOLD_CLEARED).count() == 1
        (refusal,) = [one for one in outcomes if isinstance(one, errors.AlreadyCleared)]
        placed.refresh_from_db()
        assert str(placed.cleared_by) in str(refusal)


def test_a_note_is_asked_for():
    placed = hold(submitted())

    with pytest.raises(errors.ReasonMissing):
        clear(placed, note="")

    assert Hold.objects.get().cleared_at is None


def test_by_supervisors_only_where_the_code_says_so():
    order = submitted()
    hold_code("FRAUD", cleared_by="supervisor")
    placed = hold(order, "FRAUD")

    with pytest.raises(errors.ClearedBySupervisors, match="cleared by supervisors only"):
        clear(placed)
    assert Hold.objects.get().cleared_at is None

    clear(placed, by=supervisor_of(order.call_center))
    assert Hold.objects.get().cleared_at == NOW


def test_the_code_that_follows_on_stops_it_next():
    order = submitted()
    hold_code("REVIEW", follows_on=hold_code("FRAUD"))

    clear(hold(order, "REVIEW"))

    assert [one.code.code for one in holds_of(order)] == ["FRAUD"]
    assert order.events.filter(kind=Event.HOLD_PLACED).count() == 2


def test_takes_its_stock_again(jacket):
    order = draft()
    add(order, "81327", 2)
    pay(order)
    submit(order)
    hold_code("LONG", gives_back_stock=True)
    placed = hold(order, "LONG")
    assert Reservation.objects.count() == 0

    clear(placed)

    reservation = Reservation.objects.get(order=order)
    assert (reservation.quantity, reservation.until) == (2, None)


def test_not_of_another_order():
    placed, other = hold(draft("10.00")), draft("10.00")

    with pytest.raises(errors.NoSuchHold):
        operations.clear_hold(other.number, placed.pk, note="Looked at", at=NOW, by=other.taken_by)


def test_not_by_another_call_center():
    with pytest.raises(errors.NoSuchOrder):
        clear(hold(draft("10.00")), by=stranger())


def test_not_while_somebody_else_works_on_it():
    order = submitted()
    placed = hold(order)
    other = supervisor_of(order.call_center)
    operations.check_out(order.number, at=NOW, by=order.taken_by)

    with pytest.raises(errors.CheckedOut, match=f"{order.taken_by} has been working on"):
        clear(placed, by=other)
    assert Hold.objects.get().cleared_at is None

    clear(placed, by=order.taken_by)
    assert CheckOut.objects.get().given_back_at == NOW
