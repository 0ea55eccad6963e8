"""Saying that one works on a blocked order."""

from datetime import timedelta
from functools import partial

import pytest

from orders import errors, operations
from orders.models import CheckOut, Event
from tests.factories import NOW
from tests.orders.drafts import another_agent_of, stranger, submitted, supervisor_of
from tests.orders.held import hold
from tests.orders.racing import at_once, names

pytestmark = pytest.mark.usefixtures("database")
LATER = NOW + timedelta(hours=1)


def check_out(order, by=None, *, take_over=False, at=NOW):
    return operations.check_out(order.number, take_over=take_over, at=at, by=by or order.taken_by)


@pytest.fixture
def held():
    order = submitted()
    hold(order)
    return order


def test_says_by_whom_and_since_when(held):
    mine = check_out(held)

    assert (mine.by, mine.at, mine.given_back_at) == (held.taken_by, NOW, None)
    assert held.events.filter(kind=Event.CHECKED_OUT).count() == 1
    assert check_out(held, at=LATER) == mine


def test_another_agent_reads_who_has_it(held):
    check_out(held)

    with pytest.raises(errors.CheckedOut, match=f"{held.taken_by} has been working on"):
        check_out(held, another_agent_of(held.call_center), take_over=True)

    assert CheckOut.objects.get().by == held.taken_by


def test_a_supervisor_takes_it_over_when_he_says_so(held):
    check_out(held)
    supervisor = supervisor_of(held.call_center)

    with pytest.raises(errors.CheckedOut):
        check_out(held, supervisor)

    check_out(held, supervisor, take_over=True, at=LATER)
    first, second = CheckOut.objects.order_by("pk")
    assert (first.given_back_at, first.given_back_by) == (LATER, supervisor)
    assert (second.by, second.given_back_at) == (supervisor, None)


def test_what_waits_for_nothing_is_not_checked_out():
    with pytest.raises(errors.NotBlocked, match="waits for nothing any more"):
        check_out(submitted())


def test_not_by_another_call_center(held):
    with pytest.raises(errors.NoSuchOrder):
        check_out(held, stranger())


@pytest.mark.usefixtures("own_database")
def test_of_two_at_once_one_has_it():
    for _ in range(5):
        order = submitted()
        hold(order)
        two = [another_agent_of(order.call_center) for _ in range(2)]

        outcomes = at_once(*[partial(check_out, order, one) for one in two])

        assert names(outcomes) == ["CheckOut", "CheckedOut"]
