"""The order as it was at the moment of an event."""

from decimal import Decimal

import pytest
from django.urls import reverse

from orders import errors, operations
from orders.history.as_it_was import as_it_was
from orders.models import Event
from tests.conftest import signed_in
from tests.factories import NOW, ItemFactory, OfferedModeFactory
from tests.orders.drafts import add, draft_of_120, fresh, pay, stranger, submit

pytestmark = pytest.mark.django_db


def a_whole_call():
    """One piece; a second line; quantity 3; express; the first line deleted; paid; submitted."""
    order = draft_of_120()
    OfferedModeFactory.create(mode__code="11", mode__name="Express")
    ItemFactory.create(item_number="90000", name="Tent", price="50.00")
    add(order, "90000")
    said = {"at": NOW, "by": order.taken_by}
    number = order.number
    operations.change_line(number, 2, version=fresh(order).version, quantity=3, **said)
    operations.set_mode(number, version=fresh(order).version, mode="11", **said)
    operations.delete_line(number, 1, version=fresh(order).version, **said)
    pay(order)
    submit(order)
    return fresh(order)


def then(order, kind, nth=0):
    event = order.events.filter(kind=kind).order_by("pk")[nth]
    return as_it_was(order, event.pk)


def pieces(then):
    return {line.item: line.quantity for line in then.lines.values()}


def test_lines_are_those_of_the_moment():
    order = a_whole_call()

    assert pieces(then(order, Event.LINE_ADDED)) == {"81327": 1}
    assert pieces(then(order, Event.LINE_ADDED, 1)) == {"81327": 1, "90000": 1}
    assert pieces(then(order, Event.LINE_CHANGED)) == {"81327": 1, "90000": 3}
    assert pieces(then(order, Event.LINE_DELETED)) == {"90000": 3}


def test_the_header_is_that_of_the_moment():
    order = a_whole_call()

    assert ("Mode of delivery", "99") in then(order, Event.LINE_CHANGED).header
    assert ("Mode of delivery", "11") in then(order, Event.HEADER_CHANGED).header
    assert ("Mode of delivery", "11") in then(order, Event.SUBMITTED).header


def test_each_event_keeps_what_the_order_came_to_and_what_was_paid():
    order = a_whole_call()

    assert then(order, Event.LINE_ADDED).total == Decimal("120.00")
    assert then(order, Event.LINE_ADDED, 1).total == Decimal("162.05")
    assert then(order, Event.LINE_CHANGED).paid == Decimal("0.00")
    assert then(order, Event.PAYMENT_TAKEN).paid == Decimal("152.00")
    assert then(order, Event.PAYMENT_TAKEN).payments == {1: Decimal("152.00")}


def test_after_a_submit_it_is_the_revision_with_the_changes_since():
    order = a_whole_call()
    operations.amend_order(order.number, at=NOW, by=order.taken_by)
    operations.change_line(
        order.number, 2, version=fresh(order).version, quantity=5, at=NOW, by=order.taken_by
    )
    operations.discard_changes(
        order.number, version=fresh(order).version, at=NOW, by=order.taken_by
    )

    submitted = then(order, Event.SUBMITTED)
    changed = then(order, Event.LINE_CHANGED, 1)
    discarded = then(order, Event.CHANGES_DISCARDED)

    (line,) = submitted.lines.values()
    assert (line.quantity, line.net, line.description) == (3, Decimal("150.00"), "Tent")
    assert pieces(changed) == {"90000": 5}
    assert [entry.what for entry in changed.since] == [
        "Line changed: line 2, 90000: Quantity from “3” to “5”",
        "Changes begun",
    ]
    assert pieces(discarded) == {"90000": 3}
    assert discarded.since == []


def test_the_page_shows_it_and_the_history_leads_there(agent_client):
    order = a_whole_call()
    event = order.events.get(kind=Event.LINE_CHANGED)
    url = reverse("orders:as-it-was", args=[order.number, event.pk])

    page = agent_client.get(url).content.decode()

    assert f"Order {order.number} as it was on " in page
    assert "Line changed: line 2, 90000: Quantity from “1” to “3”" in page
    assert url in agent_client.get(reverse("orders:history", args=[order.number])).content.decode()
    assert signed_in(stranger()).get(url).status_code == 404


def test_an_event_of_another_order_is_none_of_this():
    order = a_whole_call()

    with pytest.raises(errors.NoSuchEvent, match=f"history of order {order.number}"):
        as_it_was(order, 0)
