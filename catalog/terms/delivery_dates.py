"""When goods leave, and when they arrive. Pure: no database, no clock."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

WAREHOUSE_DAYS = "12345"  # Monday to Friday; digits as in DeliveryMode.working_days
ONE_DAY = timedelta(days=1)


def expected_date(
    moment: datetime,
    *,
    cut_off: time | None,
    transit_days: int | None,
    working_days: str,
    closed_days: Collection[date] = (),
) -> date | None:
    """Return the day on which goods ordered at this moment arrive, or None where nobody can tell.

    ``moment`` is the call center's own time. Goods leave on a day of the
    warehouse, then travel so many days of the carrier. Closed days count for
    neither: they are mostly public holidays, and a date that is kept is worth
    more than an early one.
    """
    if transit_days is None or not working_days:
        return None
    day = leaving_date(moment, cut_off=cut_off, closed_days=closed_days)
    day = first_working(day, working_days, closed_days)
    for _ in range(transit_days):
        day = first_working(day + ONE_DAY, working_days, closed_days)
    return day


def leaving_date(
    moment: datetime, *, cut_off: time | None, closed_days: Collection[date] = ()
) -> date:
    """Return the day goods leave: the same day up to the cut-off, if the warehouse works on it."""
    day = first_working(moment.date(), WAREHOUSE_DAYS, closed_days)
    is_too_late = cut_off is not None and moment.time() > cut_off
    if day == moment.date() and is_too_late:
        return first_working(day + ONE_DAY, WAREHOUSE_DAYS, closed_days)
    return day


def first_working(day: date, working_days: str, closed_days: Collection[date]) -> date:
    """Return this day, or else the next on which somebody works."""
    while str(day.isoweekday()) not in working_days or day in closed_days:
        day += ONE_DAY
    return day
