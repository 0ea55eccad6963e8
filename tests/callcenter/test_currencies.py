"""Every currency has the decimals that ISO 4217 gives it; those with four are refused in set-up."""

from decimal import Decimal

import pytest
from babel.core import get_global
from babel.numbers import get_currency_precision
from django.core.exceptions import ValidationError

from callcenter.words.currencies import COINS, TOO_FINE, IsCurrency
from callcenter.words.money import digits_of
from pricing import ByHand, Terms, price
from tests.callcenter.coins import CLDR_ROUNDS, CLDR_WHOLES, RUBY_MONEY
from tests.callcenter.currencies import BABEL_SAYS_NONE, ISO_4217
from tests.factories import CallCenterFactory
from tests.pricing.facts import FoundPrice, facts, line

CODES = {code: digits for digits, codes in ISO_4217.items() for code in codes.split()}
TOO_FINE_SAID = "CLF has four decimals, and amounts here have three at most. Use another."


def test_a12_every_currency_has_the_decimals_of_iso_4217():
    held = {code: digits for code, digits in CODES.items() if digits <= 3}

    assert {code: digits_of(code) for code in held} == held
    assert set(CODES) - set(held) == TOO_FINE


def test_babel_says_something_else_of_these_and_of_no_others():
    others = {
        code: get_currency_precision(code)
        for code, digits in CODES.items()
        if get_currency_precision(code) != digits
    }

    assert others == dict.fromkeys(BABEL_SAYS_NONE.split(), 0)


def test_a12_a_currency_with_four_decimals_is_refused():
    for code in set(CODES) - TOO_FINE:
        IsCurrency()(code)
    for code in TOO_FINE:
        with pytest.raises(ValidationError):
            IsCurrency()(code)


@pytest.mark.django_db
def test_a12_a_call_center_is_refused_one_with_a_sentence():
    with pytest.raises(ValidationError) as refusal:
        CallCenterFactory.build(currency="CLF").full_clean()

    assert refusal.value.message_dict["currency"] == [TOO_FINE_SAID]


def test_a12_three_at_333_less_15_percent_in_xpf():
    """999, less 149.85, which is 150."""
    terms = Terms(best_price=lambda _: FoundPrice(Decimal(333)), rules=())
    asked = facts(line("333", 3), currency="XPF", digits=digits_of("XPF"),
                  discount_by_hand=ByHand(percent=Decimal(15)))  # fmt: skip

    assert price(asked, terms).totals.total == 849


# Coins: ours, CLDR's and RubyMoney's

CLDR = {**dict.fromkeys(CLDR_WHOLES.split(), Decimal(1))} | {
    code: Decimal(coin) for code, coin in CLDR_ROUNDS.items()
}


def cash_by_babel(digits, rounding, cash_digits, cash_rounding):
    return Decimal(cash_rounding or 1).scaleb(-cash_digits)


def test_babel_says_of_cash_what_the_table_says():
    others = {
        code: cash_by_babel(*of)
        for code, of in get_global("currency_fractions").items()
        if cash_by_babel(*of) != Decimal(of[1] or 1).scaleb(-of[0])
    }

    assert others == CLDR


def test_a12_every_currency_that_cldr_rounds_in_cash_has_its_coin():
    """Of the old bolívar there is no more than of any currency that went."""
    others = {code: COINS.get(code) for code, coin in CLDR.items() if COINS.get(code) != coin}

    assert others == {"HUF": Decimal(5), "VEF": None}


def test_a12_coins_of_which_cldr_says_nothing():
    assert {code: f"{coin}" for code, coin in COINS.items() if code not in CLDR} == {
        "AUD": "0.05", "MYR": "0.05", "SGD": "0.05",
        "HKD": "0.10", "ILS": "0.10", "NZD": "0.10", "ZAR": "0.10",
        "UAH": "0.50", "KRW": "10",
    }  # fmt: skip


def test_a12_where_another_table_has_another_coin():
    """The won and the cent of 1 are not issued; 50 kopiikas are the least; of the others we take the whole."""
    others = {code for code, coin in COINS.items() if coin != Decimal(RUBY_MONEY[code])}

    assert others == {"SGD", "KRW", "UAH", "TWD", "AMD", "COP", "CRC", "IDR", "MNT", "TZS"}
