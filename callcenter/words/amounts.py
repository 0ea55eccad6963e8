"""Reads amounts as people type them, in any notation."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from callcenter.languages import LANGUAGES, language_of
from callcenter.words.money import LARGEST, rounded, unit_of

SHARES = {"=": Decimal(100)}
SHARES |= {word: Decimal(100) for language in LANGUAGES for word in language.rest}
SHARES |= {word: Decimal(50) for language in LANGUAGES for word in language.half}
BLANK = " \u00a0\u202f\u2009'\u2019"  # or an apostrophe
IN_THREES = re.compile(
    rf"[1-9]\d{{0,2}}(?P<mark>[{BLANK}])\d{{3}}(?:(?P=mark)\d{{3}})*(?:[.,]\d+)?"
)
LARGEST_PRICE = Decimal("9999999999.9999")  # what a column of unit prices holds
SHARE_DIGITS = 4


class InDoubt(ValueError):
    """The typed amount can be read in two ways."""


@dataclass(frozen=True, kw_only=True)
class Amount:
    """What was typed as an amount: a sum, or a share of the balance in percent."""

    sum: Decimal | None = None
    share: Decimal | None = None

    def of(self, balance: Decimal, *, digits: int) -> Decimal:
        """Return the sum meant; a share is rounded up to the currency's digits."""
        if self.share is None:
            assert self.sum is not None
            return self.sum
        exact = balance * self.share / 100
        return exact.quantize(unit_of(digits), rounding=ROUND_CEILING)


def read_decimal(text: str) -> Decimal:
    """Read a number written with a point or a comma, with or without groups of thousands.

    A blank or an apostrophe parts groups of three, and nothing else. Raises
    InDoubt for one separator before exactly three digits (1,234), and
    ValueError for what is not a number.
    """
    plain = text.strip()
    if IN_THREES.fullmatch(plain):
        return Decimal(re.sub(f"[{BLANK}]", "", plain).replace(",", "."))
    if re.fullmatch(r"\d+", plain):
        return Decimal(plain)
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", plain):
        raise InDoubt(text)
    if match := re.fullmatch(r"(\d*)[.,](\d+)", plain):
        return Decimal(f"{match[1] or '0'}.{match[2]}")
    for group, point in ((",", "."), (".", ",")):
        grouped = rf"[1-9]\d{{0,2}}(?:\{group}\d{{3}})+(?:\{point}\d+)?"
        if re.fullmatch(grouped, plain):
            return Decimal(plain.replace(group, "").replace(point, "."))
    raise ValueError(text)


def read_amount(text: str) -> Amount:
    """Read a sum, a percentage, or one of the words for the rest and the half."""
    word = text.strip().casefold()
    if (share := SHARES.get(without_accents(word))) is not None:
        return Amount(share=share)
    if word.endswith("%"):
        return Amount(share=read_share(word.removesuffix("%")))
    return Amount(sum=read_decimal(word))


def without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def read_share(text: str) -> Decimal:
    """Read a percentage; one that can be read in two ways is none."""
    try:
        return read_decimal(text)
    except InDoubt:
        raise ValueError(text) from None


def as_typed(amount: Decimal, digits: int) -> str:
    """Write an amount as a field holds it, without groups: 1234.50, in French 1234,50.

    Three decimals get a fourth, so that no one takes them for thousands.
    """
    plain = f"{rounded(amount, digits):f}" + ("0" if digits == 3 else "")
    return plain.replace(".", language_of(get_language()).point)


class AmountField(forms.CharField):
    """A sum or a share of the balance, as the agent types it; cleans to an Amount."""

    default_error_messages = {
        "in_doubt": _(
            "“%(typed)s” can be read in two ways. Write the decimals too, such as %(example)s."
        ),
        "not_an_amount": _("“%(typed)s” is not an amount. Write it like 120.00, half or 50%%."),
        "out_of_range": _("Enter an amount above 0 that the order can hold."),
        "share_out_of_range": _("Enter a percentage above 0 and up to 100."),
        "too_many_digits": _("This currency has only %(digits)d decimals: shorten “%(typed)s”."),
    }

    may_be_nothing = False
    largest = LARGEST

    def __init__(self, *, digits: int = 2, **options: Any) -> None:
        self.digits = digits
        options.setdefault(
            "widget",
            forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "num"}),
        )
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            amount = self.read(typed)
        except InDoubt:
            example = f"{typed}.00" if "," in typed else f"{typed},00"
            raise self._refusal("in_doubt", typed=typed, example=example) from None
        except ValueError:
            raise self._refusal("not_an_amount", typed=typed) from None
        if amount.share is not None and not 0 < amount.share <= 100:
            raise self._refusal("share_out_of_range")
        if amount.sum is not None:
            is_enough = amount.sum > 0 or (self.may_be_nothing and amount.sum == 0)
            if not (is_enough and amount.sum <= self.largest):
                raise self._refusal("out_of_range")
            if amount.sum != amount.sum.quantize(unit_of(self.digits)):
                raise self._refusal("too_many_digits", typed=typed, digits=self.digits)
        return amount

    def read(self, typed: str) -> Amount:
        return read_amount(typed)

    def _refusal(self, code: str, **facts: Any) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code, params=facts)


class SumField(AmountField):
    """A sum from 0 on, with as many decimals as ``digits`` says; cleans to a Decimal."""

    default_error_messages = {
        "not_an_amount": _("“%(typed)s” is not an amount. Write it like 120.00."),
        "out_of_range": _("Enter an amount from 0 on that the order can hold."),
        "too_many_digits": _("No more than %(digits)d decimals here: shorten “%(typed)s”."),
    }
    may_be_nothing = True
    largest = LARGEST_PRICE

    def read(self, typed: str) -> Amount:
        return Amount(sum=read_decimal(typed))

    def clean(self, value: Any) -> Any:
        amount = super().clean(value)
        return amount.sum if amount else None


class DiscountField(AmountField):
    """A discount as it is typed: an amount, or a percentage with its sign; cleans to an Amount."""

    default_error_messages = {
        "not_an_amount": _("“%(typed)s” is no discount. Write it like 10.00 or 15%%."),
        "too_many_digits": _("No more than %(digits)d decimals here: shorten “%(typed)s”."),
    }
    largest = LARGEST_PRICE

    def read(self, typed: str) -> Amount:
        if typed.endswith("%"):
            share = read_share(typed.removesuffix("%"))
            if share != share.quantize(unit_of(SHARE_DIGITS)):
                raise self._refusal("too_many_digits", typed=typed, digits=SHARE_DIGITS)
            return Amount(share=share)
        return Amount(sum=read_decimal(typed))
