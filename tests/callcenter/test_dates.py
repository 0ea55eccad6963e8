"""Days as sentences write them, in each language."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from callcenter.words.dates import day_written, weekday_written

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
