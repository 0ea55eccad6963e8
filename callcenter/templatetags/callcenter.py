"""What every template may use: amounts, unit prices, days, moments."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils.translation import get_language

from callcenter.words.dates import day_written, moment_written
from callcenter.words.money import digits_of, shown, shown_unit_price

register = template.Library()


@register.filter
def money(amount: Decimal | None, currency: str) -> str:
    """Write an amount of the currency in the reader's language."""
    if amount is None:
        return ""
    return shown(amount, digits_of(currency), get_language() or "en")


@register.filter
def unit_price(price: Decimal | None, currency: str) -> str:
    """Write the price of one piece in the reader's language."""
    if price is None:
        return ""
    return shown_unit_price(price, digits_of(currency), get_language() or "en")


@register.filter
def day(value: date | None) -> str:
    """Write a day in the language of whoever reads it: 3 May 2026."""
    return day_written(value) if value else ""


@register.filter
def moment(value: datetime | None, time_zone: str) -> str:
    """Write a moment in the language of whoever reads it, in the time of a zone."""
    return moment_written(value, time_zone) if value else ""
