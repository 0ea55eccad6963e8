"""When goods leave and arrive: cut-off, the warehouse's days, the carrier's days, closed days."""

from datetime import UTC, date, datetime, time

import pytest

from catalog.models import ClosedDay, OfferedMode
from catalog.terms.delivery import delivery_terms
from catalog.terms.delivery_dates import expected_date, leaving_date
from tests.factories import OfferedModeFactory

# November 2026: Monday 23, Tuesday 24, …, Friday 27, Saturday 28, Sunday 29
NOON = time(12, 0)


def at(day, hour, minute=0, second=0):
    return datetime(2026, 11, day, hour, minute, second)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("moment", "leaves"),
    [
        (at(24, 9), 24),
        (at(24, 12), 24),  # to the second
        (at(24, 12, 0, 1), 25),
        (at(27, 12, 1), 30),  # after Friday's comes Monday
        (at(28, 9), 30),
        (at(28, 23), 30),  # of a Saturday no cut-off is asked
        (at(29, 23), 30),
    ],
)
def test_goods_leave_the_same_day_up_to_the_cut_off(moment, leaves):
    assert leaving_date(moment, cut_off=NOON) == date(2026, 11, leaves)


def test_without_a_cut_off_they_leave_the_same_day_whenever_ordered():
    assert leaving_date(at(24, 23, 59), cut_off=None) == date(2026, 11, 24)


def test_on_a_closed_day_nothing_leaves():
    closed = {date(2026, 11, 24), date(2026, 11, 25)}

    assert leaving_date(at(24, 9), cut_off=NOON, closed_days=closed) == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("moment", "transit", "working", "arrives"),
    [
        (at(24, 9), 0, "12345", date(2026, 11, 24)),
        (at(24, 9), 1, "12345", date(2026, 11, 25)),
        (at(24, 9), 3, "12345", date(2026, 11, 27)),
        (at(24, 9), 4, "12345", date(2026, 11, 30)),
        (at(24, 13), 3, "12345", date(2026, 11, 30)),
        (at(24, 9), 4, "123456", date(2026, 11, 28)),
        (at(24, 9), 6, "1234567", date(2026, 11, 30)),
        (at(24, 9), 1, "1", date(2026, 12, 7)),  # fetched on Monday, and there a Monday later
        (at(27, 13), 1, "12345", date(2026, 12, 1)),
        (at(24, 9), 0, "6", date(2026, 11, 28)),
    ],
)
def test_they_travel_so_many_days_of_the_carrier(moment, transit, working, arrives):
    assert (
        expected_date(moment, cut_off=NOON, transit_days=transit, working_days=working) == arrives
    )


def test_on_a_closed_day_nothing_arrives():
    arrives = expected_date(
        at(24, 9),
        cut_off=NOON,
        transit_days=2,
        working_days="12345",
        closed_days={date(2026, 11, 26), date(2026, 11, 27)},
    )

    assert arrives == date(2026, 11, 30)


@pytest.mark.parametrize(("transit", "working"), [(None, "12345"), (1, "")])
def test_nobody_can_tell(transit, working):
    assert (
        expected_date(at(24, 9), cut_off=None, transit_days=transit, working_days=working) is None
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "arrives"),
    [
        (datetime(2026, 11, 25, 7, 59, tzinfo=UTC), date(2026, 11, 25)),  # 23:59 on Tuesday
        (datetime(2026, 11, 25, 8, 0, tzinfo=UTC), date(2026, 11, 30)),  # Wednesday begins
    ],
)
def test_the_day_is_the_call_centers_own(call_center, moment, arrives):
    mode = OfferedModeFactory.create(mode__code="21", mode__transit_days=1).mode
    ClosedDay.objects.create(call_center=call_center, day=date(2026, 11, 26))
    ClosedDay.objects.create(call_center=call_center, day=date(2026, 11, 27))

    terms = delivery_terms(call_center, items=[], at=moment)

    assert terms.expected_date(mode, at=moment) == arrives


@pytest.mark.django_db
def test_each_mode_has_its_own_cut_off(call_center):
    early, late = (OfferedModeFactory.create(mode__transit_days=1) for _ in range(2))
    OfferedMode.objects.filter(pk=early.pk).update(cut_off=time(9, 0))
    moment = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # 10:00 there

    terms = delivery_terms(call_center, items=[], at=moment)

    assert terms.expected_date(early.mode, at=moment) == date(2026, 11, 26)
    assert terms.expected_date(late.mode, at=moment) == date(2026, 11, 25)
