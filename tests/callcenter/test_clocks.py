"""Clocks have one source, the pinned tzdata, and no day or hour of a zone is reckoned in SQL."""

import re
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from callcenter.clocks import PINNED
from tests.house.test_conventions import OURS, ROOT, relative

# IANA 2026f (tzdata 2026.6), hours to UTC in January 2027; the system's 2025b says the second,
# PostgreSQL 18.6 the third.
JANUARY_2027 = {
    "America/Vancouver": (-7, -8, -7),
    "America/Edmonton": (-6, -7, -6),
    "America/Winnipeg": (-5, -6, -6),
    "Africa/Casablanca": (0, 1, 0),
    "America/Los_Angeles": (-8, -8, -8),
    "Europe/Paris": (1, 1, 1),
}
ZONES = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone)
IN_SQL = re.compile(
    r"at time zone|date_trunc|date_part|to_char\(|current_date|localtime\b|\bextract\(\w+ from"
    r"|\bTrunc\w*\(|\bExtract\w+\(|__(date|time|hour|minute|week_day|iso_week_day|day|month|week)\b"
    r"|\.datetimes\(|::(date|time)\b|timezone\('|set time ?zone",
    re.IGNORECASE,
)
OTHERWISE = re.compile(r"timezone\.(?:activate|override)\(")
ALLOWED = {"orders/views/orders.py"}  # a typed moment is read, and nothing asked meanwhile


def test_c4_the_pinned_zones_are_read_first():
    assert zoneinfo.TZPATH[0] == str(PINNED)
    assert len(ZONES) > 400


@pytest.mark.parametrize("zone", JANUARY_2027)
def test_c4_zones_that_changed_in_2026_keep_their_new_time(zone):
    moment = datetime(2027, 1, 15, 12, tzinfo=UTC).astimezone(zoneinfo.ZoneInfo(zone))

    assert moment.utcoffset() == timedelta(hours=JANUARY_2027[zone][0])


@given(st.sampled_from(ZONES), st.dates(date(2024, 1, 1), date(2032, 1, 1)))
def test_days_of_every_zone_follow_each_other_without_gap_or_overlap(zone, day):
    """What begins at midnight begins once, also where clocks go forward or back at midnight."""
    there = zoneinfo.ZoneInfo(zone)
    begins = datetime.combine(day, time(), there).astimezone(UTC)
    ends = datetime.combine(day + timedelta(days=1), time(), there).astimezone(UTC)

    assert timedelta(hours=22) <= ends - begins <= timedelta(hours=26)
    assert begins.astimezone(there).date() == day
    assert (ends - timedelta(seconds=1)).astimezone(there).date() == day


def test_c4_no_day_or_hour_of_a_zone_is_reckoned_in_sql():
    """The admin's hierarchies of dates are cut in SQL, in UTC: the only zone that is current there."""
    sources = [path for path in OURS if "migrations" not in path.parts]
    found = {
        relative(p): IN_SQL.findall(p.read_text()) for p in sources if IN_SQL.search(p.read_text())
    }

    assert found == {}
    assert settings.TIME_ZONE == "UTC"
    assert {relative(p) for p in sources if OTHERWISE.search(p.read_text())} == ALLOWED


def test_tzdata_is_pinned_for_every_system():
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert re.search(r"^tzdata==[\d.]+ \\$", (ROOT / name).read_text(), re.MULTILINE)
