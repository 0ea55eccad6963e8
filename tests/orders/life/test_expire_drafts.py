"""The job that cancels drafts nobody came back to."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from orders import operations
from orders.jobs import expire_drafts
from orders.models import Event, Status
from tests.factories import NOW, OrderFactory, home
from tests.orders.drafts import RECEIPT, cancelled, draft, fresh, offer_card, pay, submitted
from tests.orders.stocks import complete, kept, order_of

pytestmark = pytest.mark.django_db

EXPIRED = NOW + timedelta(days=30)


def status_of(order):
    return fresh(order).status


def test_cancels_a_draft_on_its_day_and_not_before():
    order = draft("10.00")

    assert expire_drafts(at=EXPIRED - timedelta(seconds=1)) == 0
    assert status_of(order) == Status.DRAFT

    assert expire_drafts(at=EXPIRED) == 1
    order = fresh(order)
    assert (order.status, order.cancel_reason) == (Status.CANCELLED, "expired")
    assert order.cancelled_at == EXPIRED
    assert order.events.get(kind=Event.CANCELLED).facts == {"reason": "expired"}
    assert order.why_cancelled == "expired"
    assert expire_drafts(at=EXPIRED) == 0


def test_never_one_that_holds_money():
    cash, card, promised = draft("10.00"), draft("20.00"), draft("30.00")
    offer_card(card.call_center)
    pay(cash, "1.00")
    pay(card, "1.00", method="CARD", **RECEIPT)
    type(promised).objects.filter(pk=promised.pk).update(waiting_total=5)
    unknown = draft("40.00")
    type(unknown).objects.filter(pk=unknown.pk).update(unknown_total=5)

    assert expire_drafts(at=EXPIRED) == 0

    assert {status_of(order) for order in (cash, card, promised, unknown)} == {Status.DRAFT}


def test_leaves_other_orders_alone():
    orders = [submitted("10.00"), cancelled()]
    before = [status_of(order) for order in orders]

    assert expire_drafts(at=EXPIRED + timedelta(days=365)) == 0

    assert [status_of(order) for order in orders] == before


def test_what_was_done_since_counts_and_so_does_a_call_back():
    touched, to_call, called = draft("10.00"), draft("20.00"), draft("30.00")
    operations.change_line(
        touched.number,
        1,
        version=touched.version,
        quantity=2,
        at=NOW + timedelta(days=1),
        by=touched.taken_by,
    )
    for order, days in ((to_call, 31), (called, 29)):
        operations.keep_order(
            order.number,
            version=order.version,
            reason="Pay day",
            call_back_at=NOW + timedelta(days=days),
            at=NOW,
            by=order.taken_by,
        )

    assert expire_drafts(at=EXPIRED) == 1

    assert [status_of(order) for order in (touched, to_call, called)] == [
        Status.DRAFT,
        Status.DRAFT,
        Status.CANCELLED,
    ]


def test_the_days_are_the_call_centers_and_0_is_never():
    call_center = home()
    call_center.draft_days = 0
    call_center.save()
    order = OrderFactory.create()
    assert expire_drafts(at=NOW + timedelta(days=999)) == 0

    call_center.draft_days = 2
    call_center.save()
    assert expire_drafts(at=NOW + timedelta(days=2)) == 1
    assert status_of(order) == Status.CANCELLED


def test_lets_go_what_the_draft_kept(jacket):
    order = order_of((jacket, 1))
    complete(order)

    assert expire_drafts(at=EXPIRED) == 1

    assert kept(order) == []


def test_works_through_more_drafts_than_fit_one_transaction(monkeypatch):
    monkeypatch.setattr("orders.jobs.AT_ONCE", 2)
    OrderFactory.create_batch(5)

    assert expire_drafts(at=EXPIRED) == 5


def test_the_command_says_how_many(capsys):
    draft("10.00")

    with time_machine.travel(EXPIRED):
        call_command("expire_drafts")

    assert capsys.readouterr().out == "Cancelled 1 expired drafts.\n"
