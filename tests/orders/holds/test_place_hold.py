"""Putting an order on hold."""

from datetime import timedelta
from uuid import uuid4

import pytest

from callcenter.errors import KeyUsedForSomethingElse
from orders import errors
from orders.models import Event, Hold, Order, Reservation, Status, holds_of
from tests.factories import NOW, HoldReasonFactory
from tests.orders.drafts import (
    add,
    cancelled,
    draft,
    fresh,
    pay,
    stranger,
    submit,
    submitted,
    supervisor_of,
)
from tests.orders.held import clear, hold, hold_code

pytestmark = pytest.mark.django_db


def test_stops_a_draft_and_says_who_why_and_since_when():
    order = draft("10.00")
    HoldReasonFactory.create(hold_code=hold_code(), code="NOSTREET")

    placed = hold(order, reason="NOSTREET", note="Street is missing")

    assert (placed.code.code, placed.reason.code, placed.note) == (
        "ADDRESS",
        "NOSTREET",
        "Street is missing",
    )
    assert (placed.at, placed.by, placed.cleared_at) == (NOW, order.taken_by, None)
    after = fresh(order)
    assert (after.status, after.version, after.total) == (Status.DRAFT, order.version, order.total)
    event = order.events.get(kind=Event.HOLD_PLACED)
    assert event.facts == {"hold": "ADDRESS", "reason": "NOSTREET", "note": "Street is missing"}
    pay(order)
    with pytest.raises(errors.OnHold, match="On hold: Hold ADDRESS, Why NOSTREET, since "):
        submit(order)
    assert fresh(order).status == Status.DRAFT


def test_keeps_a_submitted_order_from_the_warehouse():
    order = submitted()
    assert list(Order.objects.released(NOW)) == [order]

    hold(order)

    assert list(Order.objects.released(NOW)) == []
    assert list(Order.objects.blocked(NOW)) == [order]
    assert fresh(order).status == Status.SUBMITTED


def test_several_stand_at_once_but_each_once():
    order = draft("10.00")
    hold(order)
    hold(order, "FRAUD")

    with pytest.raises(errors.AlreadyOnHold, match="has hold Hold FRAUD already, by "):
        hold(order, "FRAUD")

    assert [one.code.code for one in holds_of(order)] == ["ADDRESS", "FRAUD"]


def test_the_same_form_sent_twice_places_one():
    order, key = draft("10.00"), uuid4()

    first, second = hold(order, key=key), hold(order, key=key)

    assert first == second
    assert order.events.filter(kind=Event.HOLD_PLACED).count() == 1
    with pytest.raises(KeyUsedForSomethingElse):
        hold(order, "FRAUD", key=key)


def test_for_supervisors_only_where_the_code_says_so():
    order = draft("10.00")
    hold_code("FRAUD", placed_by="supervisor")

    with pytest.raises(errors.HoldForSupervisors, match="Hold FRAUD is for supervisors"):
        hold(order, "FRAUD")
    assert Hold.objects.count() == 0

    supervisor = supervisor_of(order.call_center)
    assert hold(order, "FRAUD", by=supervisor).by == supervisor


def test_a_supervisor_may_what_an_agent_may():
    order = draft("10.00")

    assert hold(order, by=supervisor_of(order.call_center)).code.code == "ADDRESS"


def test_the_reason_is_one_of_the_code():
    order = draft("10.00")
    HoldReasonFactory.create(hold_code=hold_code("FRAUD"), code="STOLEN")

    with pytest.raises(errors.NoSuchHoldReason, match="does not belong to hold Hold ADDRESS"):
        hold(order, reason="STOLEN")

    assert Hold.objects.count() == 0


def test_a_code_out_of_use_is_refused():
    order = draft("10.00")
    hold_code(is_active=False)

    with pytest.raises(errors.NoSuchHoldCode, match="Pick one from the list"):
        hold(order)


def test_what_is_over_is_not_held():
    order = cancelled()

    with pytest.raises(errors.CannotHold, match="on hold any more: Cancelled"):
        hold(order)

    assert Hold.objects.count() == 0


def test_not_by_another_call_center():
    order = draft("10.00")

    with pytest.raises(errors.NoSuchOrder):
        hold(order, by=stranger())


def test_gives_stock_back_where_the_code_says_so(jacket):
    order = draft()
    add(order, "81327", 3)
    pay(order)
    submit(order)
    other = draft()
    hold_code("LONG", gives_back_stock=True)

    hold(order)
    assert Reservation.objects.filter(order=order).count() == 1

    hold(order, "LONG")
    assert Reservation.objects.filter(order=order).count() == 0
    add(other, "81327", 3)
    pay(other)
    submit(other)

    with pytest.raises(errors.OutOfStock, match="0 of 3 pieces of 81327 left"):
        clear(Hold.objects.get(code__code="LONG"))
    assert Hold.objects.get(code__code="LONG").cleared_at is None


def test_a_draft_that_holds_money_keeps_its_stock(jacket):
    order = draft("10.00")
    add(order, "81327", 1)
    pay(order)
    hold_code("LONG", gives_back_stock=True)

    hold(order, "LONG", at=NOW + timedelta(minutes=1))

    assert Reservation.objects.filter(order=order).count() == 1


def test_a_draft_on_hold_may_be_left_unpaid():
    order = draft("10.00")
    with pytest.raises(errors.NotCovered):
        submit(order)

    placed = hold(order)
    with pytest.raises(errors.OnHold):
        submit(order)

    clear(placed)
    with pytest.raises(errors.NotCovered):
        submit(order)
