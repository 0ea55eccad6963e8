"""The day on which each line is promised: kept at Complete and at Submit, and no longer moved."""

from datetime import date, timedelta

import pytest

from orders import operations
from orders.models import OrderRevision
from tests.factories import NOW, AddressFactory, ItemFactory, StockFactory
from tests.orders.answers import address
from tests.orders.drafts import add, draft, fresh, pay, submit
from tests.orders.modes import express, pickup, store

pytestmark = pytest.mark.django_db

# NOW is Tuesday, 24 November 2026, 10:00 at the call center


@pytest.fixture
def order(call_center):
    """Line 1 by 99 Standard in four days, line 2 by 11 Express in two."""
    standard = call_center.offered_modes.get(mode__code="99").mode
    standard.transit_days = 4
    standard.save()
    order = draft("10.00", "10.00")
    order.lines.filter(number=2).update(mode=express(transit_days=2))
    return order


def promised(order):
    return [line.promised_date for line in order.lines.in_order()]


def complete(order, at=NOW):
    operations.complete(order.number, at=at, by=order.taken_by)


def test_complete_keeps_the_day_of_each_lines_mode(order):
    assert promised(order) == [None, None]

    complete(order)

    assert promised(order) == [date(2026, 11, 30), date(2026, 11, 26)]


def test_of_a_draft_it_moves_on(order):
    complete(order)

    complete(order, at=NOW + timedelta(days=1))

    assert promised(order) == [date(2026, 12, 1), date(2026, 11, 27)]


def test_submit_keeps_it_for_good(order):
    complete(order)
    pay(order)

    submit(order, at=NOW + timedelta(days=1))

    assert promised(order) == [date(2026, 12, 1), date(2026, 11, 27)]


def test_nobody_can_promise_what_nobody_can_tell():
    order = draft("10.00")

    complete(order)

    assert promised(order) == [None]


def test_what_is_on_back_order_leaves_when_it_is_back(order):
    item = ItemFactory.create(
        item_number="84005", back_order_allowed=True, back_order_date=date(2026, 12, 7)
    )
    StockFactory.create(item=item, on_hand=0)
    add(order, "84005")

    complete(order)

    assert promised(order)[2] == date(2026, 12, 11)


def test_nobody_promises_what_comes_back_nobody_knows_when(order):
    item = ItemFactory.create(item_number="84005", back_order_allowed=True)
    StockFactory.create(item=item, on_hand=0)
    add(order, "84005")

    complete(order)

    assert promised(order)[2] is None


def test_the_summary_says_it_of_each_line_where_they_differ(order, agent_client, time_machine_now):
    page = agent_client.get(address("payments:summary", order)).content.decode()

    assert "expected Monday, 30 November 2026" in page
    assert "expected Thursday, 26 November 2026" in page


def test_the_summary_says_it_once_where_they_do_not(order, agent_client, time_machine_now):
    order.lines.update(mode=None)

    page = agent_client.get(address("payments:summary", order)).content.decode()

    assert page.count("expected Monday, 30 November 2026") == 1


def test_the_submitted_order_shows_what_was_promised(order, agent_client):
    pay(order)
    submit(order)

    page = agent_client.get(address("orders:order", order)).content.decode()

    assert "expected Monday, 30 November 2026" in page
    assert "expected Thursday, 26 November 2026" in page

    order.lines.update(promised_date=date(2026, 11, 30))
    page = agent_client.get(address("orders:order", order)).content.decode()
    assert "They are expected on Monday, 30 November 2026." in page


def test_the_revision_says_where_and_when_each_line_goes(order):
    office = AddressFactory.create(
        customer=order.customer, recipient="Ann Office", street="5 Pine Street"
    )
    order.lines.filter(number=2).update(address=office, is_expedited=True)
    pay(order)

    submit(order)

    first, second = order.lines.in_order()
    assert first.ship_to == "Karen Berg, 1234 SE Ankeny Street, Portland, OR 97214, US"
    assert second.ship_to == "Ann Office, 5 Pine Street, Portland, OR 97214, US"
    lines = OrderRevision.objects.get().snapshot["lines"]
    told = ("mode", "store", "ship_to", "promised_date", "is_expedited")
    assert [[line[name] for name in told] for line in lines] == [
        ["", "", first.ship_to, "2026-11-30", False],
        ["11", "", second.ship_to, "2026-11-26", True],
    ]


def test_the_revision_says_the_store():
    order = draft("0.00", mode=pickup(), store=store())

    submit(order)

    snapshot = OrderRevision.objects.get().snapshot
    assert (snapshot["mode"], snapshot["store"], snapshot["is_expedited"]) == (
        "60",
        "DOWNTOWN",
        False,
    )
    assert fresh(order).lines.get().ship_to == (
        "DOWNTOWN Store Downtown, 700 SW 5th Avenue, Portland, OR 97204, US"
    )


@pytest.fixture
def time_machine_now(time_machine):
    time_machine.move_to(NOW, tick=False)
