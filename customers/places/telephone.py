"""Telephone numbers: stored in E.164, such as +12065550100, shown as the country writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import (
    CountryCodeSource,
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    ValidationResult,
)

from customers.errors import NotATelephone
from customers.places.french_plan import french_code

SOMEWHERE = "+12015550123"
LONGEST = 15  # digits with the country's code (E.164); the library takes up to 17
EXTENSION = re.compile(r"(?<=\d)[\s,;]*(?:x|ext(?:ensi[oó]n)?\.?|#|poste|p\.?)\s*(\d*)$", re.I)


def normalise(text: str, region: str) -> str:
    """Return the number in E.164. A number without its country is one of the region."""
    number = _parse(text, region)
    if number is None or number.extension or EXTENSION.search(text.strip()):
        raise NotATelephone(typed=text, example=example(region))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def normalised_or_empty(text: str, region: str) -> str:
    """Return the number in E.164 without its extension, or nothing where it is no whole number."""
    number = _parse(EXTENSION.sub("", text.strip()), region)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if number else ""


def is_in_use(text: str, region: str) -> bool:
    """Tell whether it is a number that its country gives out, and not only as long as one."""
    number = _parse(EXTENSION.sub("", text.strip()), region)
    return number is not None and phonenumbers.is_valid_number(number)


def doubt_of(text: str, region: str) -> str:
    """Return what to ask of a number that could be one but is given to nobody, else nothing."""
    number = _parse(text, region)
    if number is None or phonenumbers.is_valid_number(number):
        return ""
    said = _("“%(typed)s” is no number that is in use under +%(code)d. Correct it, or save anyway.")
    return said % {"typed": text, "code": number.country_code or 0}


def doubts_of(field: str, text: str, region: str) -> Iterator[tuple[str, str]]:
    """Give the field of a number that is doubted, with what to ask."""
    if doubt := doubt_of(text, region):
        yield field, doubt


def shown(text: str, region: str) -> str:
    """Write a stored number as in its own country, with the country's code in any other."""
    try:
        number = phonenumbers.parse(text)
    except NumberParseException:
        return text
    is_at_home = number.country_code == phonenumbers.country_code_for_region(region)
    style = PhoneNumberFormat.NATIONAL if is_at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def example(region: str) -> str:
    """Return a number of the region, as people write it there."""
    number = phonenumbers.example_number(region) or phonenumbers.parse(SOMEWHERE)
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)


def _parse(text: str, region: str) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, region, keep_raw_input=True)
    except NumberParseException:
        return None
    if number.country_code_source == CountryCodeSource.FROM_DEFAULT_COUNTRY:
        number.country_code = french_code(number, region) or number.country_code
    is_whole = phonenumbers.is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
    digits = f"{number.country_code}{phonenumbers.national_significant_number(number)}"
    return number if is_whole and len(digits) <= LONGEST else None
