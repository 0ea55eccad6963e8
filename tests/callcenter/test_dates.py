"""Days as sentences write them, in each language."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from callcenter.words.dates import day_written, moment_written, weekday_written
from orders.letters.speaking import day

NOON = datetime(2026, 5, 1, 12, 30, tzinfo=UTC)
DAY = date(2026, 5, 3)


@pytest.mark.parametrize(
    ("language", "day", "weekday"),
    [
        ("en", "3 May 2026", "Sunday, 3 May 2026"),
        ("fr", "3 mai 2026", "dimanche 3 mai 2026"),
        ("es", "3 de mayo de 2026", "domingo, 3 de mayo de 2026"),
    ],
)
def test_a_day_is_written_as_its_reader_says_it(language, day, weekday):
    with translation.override(language):
        assert day_written(DAY) == day
        assert weekday_written(DAY).lower() == weekday.lower()
        assert Template("{{ day|day }}{{ none|day }}").render(Context({"day": DAY})) == day


@pytest.mark.parametrize(
    ("language", "moment"),
    [
        ("en", "1 May 2026, 2:30 PM"),
        ("fr", "1er mai 2026, 14:30"),
        ("es", "1 de mayo de 2026, 14:30"),
    ],
)
def test_a_moment_is_a_day_and_a_time_where_it_was_and_the_first_has_its_name(language, moment):
    with translation.override(language):
        assert moment_written(NOON, "Europe/Paris") == moment
        shown = Template("{{ at|moment:'Europe/Paris' }}{{ none|moment:'UTC' }}")
        assert shown.render(Context({"at": NOON})) == moment


def test_letters_name_the_first_of_a_month_too():
    assert day(date(2026, 12, 1), "fr-CA") == "mardi 1er décembre 2026"
    assert day(date(2026, 12, 11), "fr") == "vendredi 11 décembre 2026"
    assert day(date(2026, 12, 1), "en") == "Tuesday, December 1, 2026"
