"""Which language a letter speaks: one, in its words, its days and its amounts. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

from callcenter.languages import FIRST, LANGUAGES, language_of
from callcenter.words.money import digits_of, rounded, shown, shown_unit_price

OURS = frozenset(language.code for language in LANGUAGES)


def spoken(words: str, *, asked: str, at_home: str) -> str:
    """Return the tag of what a letter speaks: the customer's, if it is of the language of the words.

    Words for any language, ``""``, are taken for the call center's own, ``at_home``.
    """
    own = plain(words or at_home)
    return plain(asked) if primary(asked) == primary(own) else own


def ours(tag: str) -> str:
    """Return the tag where the application speaks its language, else its first language."""
    return plain(tag) if primary(tag) in OURS else FIRST.code


def plain(tag: str) -> str:
    return tag.strip().replace("_", "-")


def primary(tag: str) -> str:
    """Return the language of a tag without its region: fr of fr-CA."""
    return plain(tag).partition("-")[0].lower()


@cache
def locale_of(tag: str) -> Locale:
    """Return how a tag writes days and numbers: as there, else as its language does, else as the first."""
    for name in (plain(tag), primary(tag), FIRST.code):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError(tag)


def day(day: date | None, tag: str) -> str:
    """Write a day out with its weekday, in any language there is."""
    if day is None:
        return ""
    return language_of(tag).with_first(format_date(day, format="full", locale=locale_of(tag)), day)


def amount(amount: Decimal, currency: str, tag: str) -> str:
    """Write an amount with its currency as the language does: of ours as on the screens."""
    digits = digits_of(currency)
    if primary(tag) in OURS:
        return f"{shown(amount, digits, primary(tag))} {currency}"
    return f"{_foreign(rounded(amount, digits), tag)} {currency}"


def price(amount: Decimal, currency: str, tag: str) -> str:
    """Write the price of one piece, with more decimals only where they say something."""
    digits = digits_of(currency)
    if primary(tag) in OURS:
        return shown_unit_price(amount, digits, primary(tag))
    return _foreign(Decimal(shown_unit_price(amount, digits, FIRST.code).replace(",", "")), tag)


def _foreign(amount: Decimal, tag: str) -> str:
    locale = locale_of(tag)
    marks = {ord(","): get_group_symbol(locale), ord("."): get_decimal_symbol(locale)}
    return f"{amount:,f}".translate(marks)
