"""Telephone numbers: stored in E.164, such as +12065550100, shown as the country writes them."""

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, ValidationResult

from customers.errors import NotATelephone

SOMEWHERE = "+12015550123"


def normalise(text: str, region: str) -> str:
    """Return the number in E.164. A number without its country is one of the region."""
    number = _parse(text, region)
    if number is None or number.extension:
        raise NotATelephone(typed=text, example=example(region))
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def normalised_or_empty(text: str, region: str) -> str:
    """Return the number in E.164, or nothing where it is no whole number."""
    number = _parse(text, region)
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if number else ""


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
        number = phonenumbers.parse(text, region)
    except NumberParseException:
        return None
    reason = phonenumbers.is_possible_number_with_reason(number)
    return number if reason == ValidationResult.IS_POSSIBLE else None
