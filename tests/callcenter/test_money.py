"""Money: rounded half up, spread without loss, written as the language does."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from callcenter.words.money import (
    digits_of,
    rounded,
    shown,
    shown_unit_price,
    spread,
    total,
    unit_of,
    written,
)

AMOUNTS = st.decimals(min_value=-100_000, max_value=100_000, places=2)
WEIGHTS = st.lists(st.decimals(min_value=0, max_value=100_000, places=2), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("amount", "digits", "wanted"),
    [
        ("0.005", 2, "0.01"),
        ("0.004", 2, "0.00"),
        ("-0.005", 2, "-0.01"),
        ("2.675", 2, "2.68"),
        ("4.9975", 2, "5.00"),
        ("999.9", 0, "1000"),
        ("0.5", 0, "1"),
        ("0.0005", 3, "0.001"),
        ("99989998.99000001", 2, "99989998.99"),
    ],
)
def test_rounds_half_up_away_from_zero(amount, digits, wanted):
    assert str(rounded(Decimal(amount), digits)) == wanted


@pytest.mark.parametrize(
    ("currency", "digits", "unit"),
    [
        ("USD", 2, "0.01"),
        ("EUR", 2, "0.01"),
        ("JPY", 0, "1"),
        ("KRW", 0, "1"),
        ("KWD", 3, "0.001"),
        ("TND", 3, "0.001"),
    ],
)
def test_knows_the_digits_of_a_currency(currency, digits, unit):
    assert digits_of(currency) == digits
    assert unit_of(digits) == Decimal(unit)


def test_adds_up_from_nothing():
    assert total([]) == Decimal(0)
    assert isinstance(total([]), Decimal)
    assert total([Decimal("0.10")] * 3) == Decimal("0.30")


@pytest.mark.parametrize(
    ("amount", "over", "digits", "shares"),
    [
        ("10.00", ["1", "1", "1"], 2, ["3.34", "3.33", "3.33"]),
        ("0.01", ["1", "1", "1"], 2, ["0.01", "0.00", "0.00"]),
        ("15.00", ["50", "30"], 2, ["9.38", "5.62"]),
        ("7.00", ["10", "60"], 2, ["1.00", "6.00"]),
        ("10.00", ["0", "5", "0"], 2, ["0.00", "10.00", "0.00"]),
        ("10.00", ["0", "0", "0"], 2, ["3.34", "3.33", "3.33"]),
        ("-10.00", ["1", "1", "1"], 2, ["-3.34", "-3.33", "-3.33"]),
        ("100", ["1", "2", "4"], 0, ["14", "29", "57"]),
        ("0.005", ["1", "1"], 3, ["0.003", "0.002"]),
        ("0.00", ["1", "2"], 2, ["0.00", "0.00"]),
        ("5.00", ["7"], 2, ["5.00"]),
        ("5.00", [], 2, []),
    ],
)
def test_spreads_in_proportion(amount, over, digits, shares):
    found = spread(Decimal(amount), [Decimal(weight) for weight in over], digits)

    assert found == [Decimal(share) for share in shares]


@given(AMOUNTS, WEIGHTS)
def test_a_spread_loses_no_cent(amount, weights):
    shares = spread(amount, weights, 2)

    assert len(shares) == len(weights)
    assert total(shares) == amount
    assert all(share == rounded(share, 2) for share in shares)
    assert all(share * amount >= 0 for share in shares)


@given(AMOUNTS, WEIGHTS)
def test_no_share_is_a_cent_or_more_beside_its_due(amount, weights):
    shares = spread(amount, weights, 2)
    whole = total(weights)

    if whole:
        for share, weight in zip(shares, weights, strict=True):
            assert abs(share - amount * weight / whole) < Decimal("0.01") + Decimal("1e-15")


@given(AMOUNTS, WEIGHTS)
def test_what_weighs_nothing_bears_nothing(amount, weights):
    shares = spread(amount, weights, 2)

    if any(weights):
        assert all(not s for s, weight in zip(shares, weights, strict=True) if not weight)


@pytest.mark.parametrize("digits", [0, 3])
@given(
    amount=st.integers(-10_000_000, 10_000_000), weights=st.lists(st.integers(0, 9999), min_size=1)
)
def test_nor_does_one_without_decimals_or_with_three(digits, amount, weights):
    amount = Decimal(amount).scaleb(-digits)

    shares = spread(amount, [Decimal(weight) for weight in weights], digits)

    assert total(shares) == amount


@pytest.mark.parametrize(
    ("amount", "digits", "english", "french"),
    [
        ("1234.5", 2, "1,234.50", "1\u202f234,50"),
        ("120", 2, "120.00", "120,00"),
        ("0.005", 2, "0.01", "0,01"),
        ("-1234567.89", 2, "-1,234,567.89", "-1\u202f234\u202f567,89"),
        ("1000", 0, "1,000", "1\u202f000"),
        ("1.5", 3, "1.500", "1,500"),
    ],
)
def test_is_written_as_the_language_does(amount, digits, english, french):
    assert shown(Decimal(amount), digits, "en") == english
    assert shown(Decimal(amount), digits, "fr") == french


@pytest.mark.parametrize(
    ("price", "digits", "english", "french"),
    [
        ("10.0000", 2, "10.00", "10,00"),
        ("0.0125", 2, "0.0125", "0,0125"),
        ("1234.5670", 2, "1,234.567", "1\u202f234,567"),
        ("100.0000", 0, "100", "100"),
        ("333.3", 0, "333.3", "333,3"),
    ],
)
def test_a_unit_price_says_no_more_than_it_needs(price, digits, english, french):
    assert shown_unit_price(Decimal(price), digits, "en") == english
    assert shown_unit_price(Decimal(price), digits, "fr") == french


def test_is_written_with_its_currency():
    with translation.override("en"):
        assert written(Decimal("1234.5"), "USD") == "1,234.50 USD"
    with translation.override("fr"):
        assert written(Decimal("1234.5"), "EUR") == "1\u202f234,50 EUR"
    with translation.override("en"):
        assert written(Decimal("1000"), "JPY") == "1,000 JPY"
        assert written(Decimal("1.5"), "KWD") == "1.500 KWD"


@pytest.mark.parametrize(
    ("amount", "digits", "wanted"),
    [
        ("1234.5", 2, "1.234,50"),
        ("1234567", 0, "1.234.567"),
        ("0.005", 3, "0,005"),
        ("-5", 2, "-5,00"),
    ],
)
def test_is_written_in_spanish(amount, digits, wanted):
    assert shown(Decimal(amount), digits, "es") == wanted
    assert shown(Decimal(amount), digits, "es-MX") == wanted


def test_a_language_nobody_knows_is_written_as_the_first():
    assert shown(Decimal("1234.5"), 2, "tlh") == shown(Decimal("1234.5"), 2, "") == "1,234.50"
