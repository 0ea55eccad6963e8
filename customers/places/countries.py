"""The countries of the world, as the reader's language calls them."""

from functools import cache

import phonenumbers
from babel import Locale
from django.utils.translation import get_language

from customers.places.folded import folded


@cache
def country_choices(language: str) -> list[tuple[str, str]]:
    """Return codes and names, sorted by name as a reader looks for them."""
    names = Locale.parse(language.partition("-")[0]).territories
    known = [(code, names[code]) for code in phonenumbers.SUPPORTED_REGIONS if code in names]
    return sorted(known, key=lambda pair: (folded(pair[1]), pair[1]))


def country_name(code: str) -> str:
    """Return the country's name in the reader's language, or the code where it has none."""
    return dict(country_choices(get_language() or "en")).get(code, code)
