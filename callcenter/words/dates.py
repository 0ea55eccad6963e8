"""Days and moments as sentences write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from callcenter.languages import language_of


def day_written(day: date) -> str:
    """Write a day in the language of whoever reads it: 3 May 2026, 3 mai 2026."""
    language = language_of(get_language())
    return language.with_first(date_format(day, language.day), day)


def weekday_written(day: date) -> str:
    """Write a day with its weekday, to be read out: Tuesday, 3 May 2026."""
    facts = {"weekday": date_format(day, "l"), "day": day_written(day)}
    return _("%(weekday)s, %(day)s") % facts


def moment_written(moment: datetime, time_zone: str) -> str:
    """Write a moment in the language of whoever reads it, in the time of a zone: 3 May 2026, 2:30 PM."""
    there = moment.astimezone(ZoneInfo(time_zone))
    return f"{day_written(there)}, {date_format(there, language_of(get_language()).time)}"
