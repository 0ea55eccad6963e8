"""Money: one type, one column, one rounding, one sum; how it is read and shown."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import get_language

from callcenter.languages import language_of
from callcenter.words.currencies import DIGITS

ZERO = Decimal("0")
LARGEST = Decimal("99999999999.999")  # what a money column holds


def money_field(**options: Any) -> "models.DecimalField[Decimal, Decimal]":
    """Return a column of money, in the order's currency. A plain DecimalField to the migrations."""
    return models.DecimalField(max_digits=14, decimal_places=3, **options)


def unit_price_field(**options: Any) -> "models.DecimalField[Decimal, Decimal]":
    """Return a column for the price of one piece: four decimals, never negative."""
    return models.DecimalField(
        max_digits=14, decimal_places=4, validators=[MinValueValidator(ZERO)], **options
    )


def percent_field(**options: Any) -> "models.DecimalField[Decimal, Decimal]":
    """Return a column for a percentage, such as 15 or 7.5."""
    return models.DecimalField(
        max_digits=7, decimal_places=4, validators=[MinValueValidator(ZERO)], **options
    )


def digits_of(currency: str) -> int:
    """Return how many decimals the currency has (ISO 4217): USD 2, JPY 0, KWD 3."""
    return DIGITS.get(currency, 2)


def unit_of(digits: int) -> Decimal:
    """Return the smallest amount: 0.01 for two digits."""
    return Decimal(1).scaleb(-digits)


def rounded(amount: Decimal, digits: int) -> Decimal:
    """Round half up, away from zero, to the currency's digits."""
    return amount.quantize(unit_of(digits), rounding=ROUND_HALF_UP)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Add amounts up; nothing is 0."""
    return sum(amounts, ZERO)


def spread(amount: Decimal, over: Sequence[Decimal], digits: int) -> list[Decimal]:
    """Split `amount` in proportion to `over`, to the last digit, losing none.

    Each share is rounded down; the units left go to the largest
    remainders, the first winning ties. All weights zero means equal
    weights; a negative amount is spread by its absolute value.
    """
    if not over:
        return []
    if amount < 0:
        return [-share for share in spread(-amount, over, digits)]
    weights = list(over) if any(over) else [Decimal(1)] * len(over)
    whole, unit = total(weights), unit_of(digits)
    exact = [amount * weight / whole for weight in weights]
    shares = [share.quantize(unit, rounding=ROUND_DOWN) for share in exact]
    left = int((amount - total(shares)) / unit)
    by_remainder = sorted(range(len(shares)), key=lambda i: shares[i] - exact[i])
    for i in by_remainder[:left]:
        shares[i] += unit
    return shares


def shown(amount: Decimal, digits: int, language: str) -> str:
    """Write an amount as the language does: 1,234.50 in English, 1 234,50 in French."""
    text = f"{rounded(amount, digits):,f}"
    written = language_of(language)
    return text.translate({ord(","): written.group, ord("."): written.point})


def shown_number(number: Decimal, language: str) -> str:
    """Write a number without groups, with the decimals that say something: 7.5, in French 7,5."""
    return format(number.normalize(), "f").replace(".", language_of(language).point)


def shown_unit_price(price: Decimal, digits: int, language: str) -> str:
    """Write a unit price with the currency's digits, and more only where they say something."""
    needed = max(digits, -int(price.normalize().as_tuple().exponent))
    return shown(price, needed, language)


def written(amount: Decimal, currency: str) -> str:
    """Write an amount with its currency in the language of whoever reads it: 120.00 USD."""
    return f"{shown(amount, digits_of(currency), get_language() or 'en')} {currency}"
