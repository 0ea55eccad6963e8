"""Both sides of the guard against card numbers: none gets in, and nothing else is refused."""

from collections import Counter

import pytest

from callcenter.web.free_text import FreeText, is_item_number, is_parcel_number, is_refused
from callcenter.words.card_brands import BRANDS, is_card
from callcenter.words.card_numbers import holds_card_number
from callcenter.words.number_kinds import is_firm, is_item, is_parcel, is_telephone
from callcenter.words.plain_digits import as_read
from tests.callcenter.cards.innocents import KINDS, innocents
from tests.callcenter.cards.notations import PUBLISHED, notations

NOTATIONS, NUMBERS = 2_000, 2_200  # ``./dev bench cards`` looks at many more
MOST_REFUSED = 2  # of NUMBERS


def test_every_notation_is_refused():
    assert [ascii(text) for text in notations(NOTATIONS) if not holds_card_number(text)] == []


def test_what_is_no_card_number_is_hardly_ever_refused():
    refused = Counter(kind for kind, _number, note in innocents(NUMBERS) if holds_card_number(note))

    assert refused.total() <= MOST_REFUSED, refused


def test_in_fields_of_their_own_kind_none_is_refused():
    own = {
        "item numbers (GTIN)": FreeText(knows=is_item_number),
        "ISBNs": FreeText(knows=is_item_number),
        "tracking numbers": FreeText(knows=is_parcel_number),
        "order numbers": FreeText(),
        "references": FreeText(),
    }
    numbers = [(own[kind], number) for kind, number, _note in innocents(NUMBERS) if kind in own]

    assert [number for field, number in numbers if is_refused(field, number)] == []


@pytest.mark.parametrize("knows", [is_item_number, is_parcel_number])
def test_a_field_of_a_kind_takes_no_card_number(knows):
    for digits in (one for one in PUBLISHED if len(one) >= 15):
        assert is_refused(FreeText(knows=knows), digits)


@pytest.mark.parametrize(
    "text",
    [
        "Item 4006381333931",
        "SIRET 732 829 320 00074, 73282932000074",
        "206-555-0100, 206-555-0199",
        "06 12 34 56 78 / 06 98 76 54 32",
        "+49 1512 3456789 or 0049 1512 3456780",
        "DE89 3702 0044 0532 0130 00",
        "FR76 3000 6000 0112 3456 7890 189",
        "9400 1000 0000 0000 0000 00",
        "2026-12-01 2026-12-02",
        "4500.00 + 5200.00 + 1250.00",
        "",
        "no digits at all",
    ],
)
def test_these_are_none(text):
    assert not holds_card_number(text)


@pytest.mark.parametrize("digits", PUBLISHED)
def test_every_published_number_is_one(digits):
    assert is_card(digits)
    assert holds_card_number(digits)


def test_a_number_of_no_brand_or_no_length_of_its_brand_is_none():
    for digits in ("7992739871300008", "1234567812345670", "555555555555444", "37828224631000"):
        assert not is_card(digits)
        assert not holds_card_number(digits)


def test_every_brand_says_how_it_begins_and_how_long_it_is():
    for brand in BRANDS:
        assert brand.begins
        assert brand.lengths or brand.seldom


def test_a_text_is_read_without_what_nobody_sees():
    assert as_read("4\u200b2\ufe0f\u20e3 é ٤２𝟜") == "42 é 424"
    assert as_read("plain 42") == "plain 42"


@pytest.mark.parametrize(
    ("is_kind", "right", "wrong"),
    [
        (is_item, "4006381333931", "4006381333932"),
        (is_item, "036000291452", "03600029145"),
        (is_firm, "73282932000074", "73282932000075"),
        (is_parcel, "1Z999AA10123456784", "1Z999AA10123456785"),
        (is_parcel, "RA123456785US", "RA123456786US"),
        (is_telephone, "12065550100", "1206555010"),
    ],
)
def test_a_kind_knows_its_numbers(is_kind, right, wrong):
    assert is_kind(right)
    assert not is_kind(wrong)


def test_numbers_of_every_kind_are_made_up():
    assert {kind for kind, _number, _note in innocents(len(KINDS))} == set(KINDS)
