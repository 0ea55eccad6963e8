"""Every currency has the decimals that ISO 4217 gives it; those with four are refused in set-up."""

from decimal import Decimal

import pytest
from babel.numbers import get_currency_precision
from django.core.exceptions import ValidationError

from callcenter.words.currencies import TOO_FINE, IsCurrency
from callcenter.words.money import digits_of
from pricing import ByHand, Terms, price
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
