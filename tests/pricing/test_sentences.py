"""The sentences that say why, in English and in French; their own numbers give the amount."""

import re
from decimal import Decimal

import pytest
from django.utils import translation

from callcenter.words.money import rounded
from pricing import price
from pricing.because import Wording
from tests.pricing.facts import (
    EXPRESS,
    STANDARD,
    facts,
    fixed,
    line,
    per_piece,
    percent,
    rule,
    terms,
)

MODES = {"99": "99 Standard", "11": "11 Express"}


def sentence_of(*tiers, goods="1110.05", language="en", modes=(STANDARD,), **more):
    """What is said of the one charge that these tiers ask."""
    lines = [line(goods, 2)]
    found = price(facts(*lines), terms(*lines, rules=[rule(*tiers, modes=modes, **more)]))
    (charge,) = found.charges
    with translation.override(language):
        return Wording(currency="USD", modes=MODES).sentence(charge.because)


SENTENCES = [
    (
        [fixed("50", "5000", "7.95")],
        "Mode 99 Standard, goods 2,220.10 are in tier 50.00 up to 5,000.00.",
    ),
    (
        [fixed("0", "5000", "5.95")],
        "Mode 99 Standard, goods 2,220.10 are in the tier below 5,000.00.",
    ),
    ([fixed("150", None, "0")], "Mode 99 Standard, goods 2,220.10 are in the tier from 150.00."),
    ([fixed("0", None, "2.00")], "Mode 99 Standard, for any amount."),
    (
        [percent("100", None, "7.5")],
        "Mode 99 Standard, goods 2,220.10 are in the tier from 100.00. 7.5 % of 2,220.10 is 166.51.",
    ),
    (
        [percent("0", None, "15")],
        "Mode 99 Standard, for any amount. 15 % of 2,220.10 is 333.02.",
    ),
    (
        [per_piece("0", None, "19.99")],
        "Mode 99 Standard, for any amount. 2 pieces at 19.99 make 39.98.",
    ),
]


@pytest.mark.parametrize(("tiers", "sentence"), SENTENCES)
def test_says_the_mode_the_goods_and_the_tier(tiers, sentence):
    assert sentence_of(*tiers) == sentence


@pytest.mark.parametrize(
    ("tiers", "sentence"),
    [
        ([fixed("50", "5000", "7.95")], "Goods 2,220.10 are in tier 50.00 up to 5,000.00."),
        ([fixed("0", None, "2.00")], "For any amount."),
    ],
)
def test_names_no_mode_where_every_mode_is_meant(tiers, sentence):
    assert sentence_of(*tiers, modes=None) == sentence


def test_names_a_mode_that_is_no_longer_offered_by_its_code():
    with translation.override("en"):
        wording = Wording(currency="USD", modes={})
    lines = [line("10.00")]
    found = price(
        facts(*lines), terms(*lines, rules=[rule(fixed("0", None, "2"), modes=[STANDARD])])
    )

    assert wording.sentence(found.charges[0].because) == "Mode 99, for any amount."


def test_says_the_share_of_a_line():
    lines = [line("50.00"), line("30.00"), line("10.00", mode=EXPRESS)]
    spread = rule(fixed("0", None, "15.00"), modes=[STANDARD], spread=True)

    found = price(facts(*lines), terms(*lines, rules=[spread]))

    with translation.override("en"):
        said = [Wording(currency="USD", modes=MODES).sentence(c.because) for c in found.charges]
    assert said == [
        "Mode 99 Standard, for any amount. This line’s share: 50.00 of 80.00.",
        "Mode 99 Standard, for any amount. This line’s share: 30.00 of 80.00.",
    ]


FRENCH = [
    ([fixed("50", "5000", "7.95")], ["2\u202f220,10", "50,00", "5\u202f000,00"]),
    ([percent("100", None, "7.5")], ["2\u202f220,10", "100,00", "7,5", "2\u202f220,10", "166,51"]),
    ([per_piece("0", None, "19.99")], ["2", "19,99", "39,98"]),
]
NUMBER = r"\d{1,3}(?:[,\u202f]\d{3})*(?:[.,]\d+)?"


@pytest.mark.parametrize(("tiers", "numbers"), FRENCH)
def test_writes_numbers_as_french_does(tiers, numbers):
    said = sentence_of(*tiers, language="fr").replace("99 Standard", "")

    assert re.findall(NUMBER, said) == numbers


@pytest.mark.parametrize(("tiers", "_numbers"), FRENCH)
def test_is_said_in_french(tiers, _numbers):
    assert sentence_of(*tiers, language="fr") != sentence_of(*tiers)
    assert "goods" not in sentence_of(*tiers, language="fr")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("goods", ["0.01", "19.99", "333.33", "12345.67"])
@pytest.mark.parametrize("value", ["5", "7.5", "0.125"])
def test_a_percentage_can_be_reckoned_from_its_own_numbers(language, goods, value):
    said = sentence_of(percent("0", None, value), goods=goods, language=language, modes=None)

    share, base, amount = (read(number, language) for number in re.findall(NUMBER, said))
    assert rounded(base * share / 100, 2) == amount


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_charge_per_piece_can_be_reckoned_from_its_own_numbers(language):
    said = sentence_of(per_piece("0", None, "1234.56"), language=language, modes=None)

    pieces, value, amount = (read(number, language) for number in re.findall(NUMBER, said))
    assert pieces * value == amount == Decimal("2469.12")


@pytest.mark.parametrize("value", ["0.3333", "1.005"])
def test_a_value_with_more_decimals_than_the_currency_is_said_whole(value):
    said = sentence_of(per_piece("0", None, value), modes=None)

    pieces, each, amount = (read(number, "en") for number in re.findall(NUMBER, said))
    assert rounded(pieces * each, 2) == amount


def step(**about):
    return {"step": "price", "group": "SUMMER", "from_quantity": 1, "unit_price": "8.0000"} | about


@pytest.mark.parametrize(
    ("about", "english"),
    [
        ({"group": ""}, ""),
        ({}, "8.00, price group SUMMER."),
        ({"from_quantity": 5}, "8.00 from 5 pieces, price group SUMMER."),
        ({"unit_price": "0.0125"}, "0.0125, price group SUMMER."),
        ({"group": "", "from_quantity": 5}, "8.00 from 5 pieces."),
    ],
)
def test_says_where_a_price_comes_from(about, english):
    with translation.override("en"):
        assert Wording(currency="USD", modes={}).sentence([step(**about)]) == english


def read(number, language):
    if language == "fr":
        return Decimal(number.replace("\u202f", "").replace(",", "."))
    return Decimal(number.replace(",", ""))
