"""Days as sentences write them."""

from datetime import date

from django.utils.formats import date_format


def day_written(day: date) -> str:
    """Write a day in the language of whoever reads it: 3 May 2026, 3 mai 2026."""
    return date_format(day, "j F Y")
