"""What people type: amounts in many notations, and text that must hold no card number."""

from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from callcenter.words.amounts import Amount, AmountField, InDoubt, read_amount, read_decimal

SUMS = {
    "120": "120",
    "120.00": "120.00",
    "120,00": "120.00",
    " 120.00 ": "120.00",
    "0.5": "0.5",
    ".5": "0.5",
    ",5": "0.5",
    "0,05": "0.05",
    "007": "7",
    "1.5": "1.5",
    "1234": "1234",
    "1234.50": "1234.50",
    "1234,50": "1234.50",
    "1,234.50": "1234.50",
    "1.234,50": "1234.50",
    "1 234,50": "1234.50",
    "1 234.50": "1234.50",
    "1\u00a0234,50": "1234.50",
    "1\u202f234,50": "1234.50",
    "1\u2009234,50": "1234.50",
    "1'234.50": "1234.50",
    "1’234.50": "1234.50",
    "1,234,567": "1234567",
    "1.234.567": "1234567",
    "1,234,567.89": "1234567.89",
    "1.234.567,89": "1234567.89",
    "0.125": "0.125",
    "0,125": "0.125",
    "1234.567": "1234.567",
    "10.0000": "10.0000",
}
NO_NUMBERS = [
    *("", " ", ".", ",", "-", "-5", "+5", "1e3", "1_000", "ten", "1.2.3", "1,2,3", "12,34,567"),
    *("1,23,456.00", "1.234.56", "1,234.567.89", "0,123,456", "1..5", "1.", "1,", "$5", "5 USD"),
    *("NaN", "Infinity", "0x10", "½", "1,234,56", "--5", "5-"),
    *(
        "12 50",
        "7'5",
        "7’5",
        "1 2",
        "1234 567",
        "1 2345",
        "12 50,00",
        "0 123",
        "1 234'567",
        "1,234 567",
    ),
    *("1 234 56", "1  234", "50 ,5", "12.5 0"),
]
MARKS = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "'", "’"])


@pytest.mark.parametrize("typed", SUMS)
def test_reads_a_number(typed):
    assert read_decimal(typed) == Decimal(SUMS[typed])


@pytest.mark.parametrize("typed", ["1,234", "1.234", "12,345", "123.456", "999,999"])
def test_does_not_guess_what_three_digits_after_one_separator_mean(typed):
    with pytest.raises(InDoubt):
        read_decimal(typed)


@given(st.integers(1000, 10**9), MARKS, st.sampled_from(["", ",50", ".5", ",125"]))
def test_c6_a_blank_or_an_apostrophe_parts_groups_of_three(number, mark, decimals):
    plain = Decimal(f"{number}{decimals}".replace(",", "."))

    assert read_decimal(f"{number:,}".replace(",", mark) + decimals) == plain


@given(st.text("0123456789", min_size=1), MARKS, st.text("0123456789", min_size=1))
def test_c6_and_nothing_else(one, mark, other):
    typed = f"{one}{mark}{other}"

    if len(other) == 3 and len(one) <= 3 and not one.startswith("0"):
        assert read_decimal(typed) == Decimal(one + other)
    else:
        with pytest.raises(ValueError, match=r"^"):
            read_decimal(typed)


@pytest.mark.parametrize("typed", NO_NUMBERS)
def test_refuses_what_is_no_number(typed):
    with pytest.raises(ValueError, match=r"^"):
        read_decimal(typed)


@pytest.mark.parametrize(
    ("typed", "share"),
    [
        ("rest", "100"),
        ("=", "100"),
        ("reste", "100"),
        ("half", "50"),
        ("moitié", "50"),
        ("moitie", "50"),
        ("HALF", "50"),
        (" Moitié ", "50"),
        ("MOITIÉ", "50"),
        ("moitie\u0301", "50"),
        ("50%", "50"),
        ("50 %", "50"),
        ("50\u00a0%", "50"),
        ("12.5%", "12.5"),
        ("12,5 %", "12.5"),
        ("100%", "100"),
    ],
)
def test_reads_a_share_of_the_balance(typed, share):
    assert read_amount(typed) == Amount(share=Decimal(share))


@pytest.mark.parametrize(
    ("share", "balance", "digits", "taken"),
    [
        ("100", "120.00", 2, "120.00"),
        ("50", "120.00", 2, "60.00"),
        ("50", "0.01", 2, "0.01"),
        ("50", "0.03", 2, "0.02"),
        ("50", "33.33", 2, "16.67"),
        ("50", "120.01", 2, "60.01"),
        ("100", "0.01", 2, "0.01"),
        ("50", "1001", 0, "501"),
        ("50", "0.001", 3, "0.001"),
        ("50", "1.005", 3, "0.503"),
        ("33.3333", "100.00", 2, "33.34"),
    ],
)
def test_a_share_is_rounded_up_and_never_above_the_balance(share, balance, digits, taken):
    amount = Amount(share=Decimal(share)).of(Decimal(balance), digits=digits)

    assert amount == Decimal(taken)
    assert amount <= Decimal(balance)


def test_a_sum_is_what_it_is():
    assert Amount(sum=Decimal("5.00")).of(Decimal("1.00"), digits=2) == Decimal("5.00")


@pytest.mark.parametrize(
    ("typed", "digits", "sentence"),
    [
        ("many", 2, "“many” is not an amount. Write it like 120.00, half or 50%."),
        ("-5", 2, "“-5” is not an amount. Write it like 120.00, half or 50%."),
        ("1,234", 2, "“1,234” can be read in two ways. Write the decimals too, such as 1,234.00."),
        ("1.234", 2, "“1.234” can be read in two ways. Write the decimals too, such as 1.234,00."),
        ("0", 2, "Enter an amount above 0 that the order can hold."),
        ("0.00", 2, "Enter an amount above 0 that the order can hold."),
        ("100000000000", 2, "Enter an amount above 0 that the order can hold."),
        ("9" * 40, 2, "Enter an amount above 0 that the order can hold."),
        ("0%", 2, "Enter a percentage above 0 and up to 100."),
        ("100.01%", 2, "Enter a percentage above 0 and up to 100."),
        ("0.005", 2, "This currency has only 2 decimals: shorten “0.005”."),
        ("10.5", 0, "This currency has only 0 decimals: shorten “10.5”."),
        ("1.0005", 3, "This currency has only 3 decimals: shorten “1.0005”."),
        ("%", 2, "“%” is not an amount. Write it like 120.00, half or 50%."),
        ("1,234%", 2, "“1,234%” is not an amount. Write it like 120.00, half or 50%."),
    ],
)
def test_says_why_an_amount_cannot_be(typed, digits, sentence):
    with pytest.raises(forms.ValidationError) as refusal:
        AmountField(digits=digits).clean(typed)

    assert refusal.value.messages == [sentence]


@pytest.mark.parametrize(
    ("typed", "digits", "amount"),
    [
        ("1,234.00", 2, "1234"),
        ("1.234,00", 2, "1234"),
        ("10.500", 0, None),
        ("10.0", 0, "10"),
        ("99999999999.99", 2, "99999999999.99"),
        ("0.001", 3, "0.001"),
    ],
)
def test_what_the_sentences_advise_is_then_read(typed, digits, amount):
    field = AmountField(digits=digits)

    if amount is None:
        with pytest.raises(forms.ValidationError):
            field.clean(typed)
    else:
        assert field.clean(typed).sum == Decimal(amount)


def test_reads_in_french():
    with translation.override("fr"):
        assert AmountField().clean("1 234,50").sum == Decimal("1234.50")
        assert AmountField().clean("moitié").share == 50


@pytest.mark.parametrize(
    ("typed", "share"),
    [
        ("mitad", 50),
        ("Mitad", 50),
        ("resto", 100),
        ("moitié", 50),
        ("MOITIE", 50),
        ("reste", 100),
        ("=", 100),
    ],
)
def test_knows_the_words_for_shares_of_every_language(typed, share):
    assert read_amount(typed) == Amount(share=Decimal(share))


def test_says_in_spanish_what_is_in_doubt():
    with (
        translation.override("es"),
        pytest.raises(forms.ValidationError, match="de dos maneras"),
    ):
        AmountField().clean("1.234")
