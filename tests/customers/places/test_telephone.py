"""Telephone numbers: read in any notation, shown as the country writes them."""

import phonenumbers
import pytest

from customers import errors
from customers.finding.search import read
from customers.places.telephone import doubt_of, normalise, shown


@pytest.mark.parametrize(
    ("typed", "region", "stored"),
    [
        ("(206) 555-0100", "US", "+12065550100"),
        ("206.555.0100", "US", "+12065550100"),
        ("1 206 555 0100", "US", "+12065550100"),
        ("+1 206 555 0100", "FR", "+12065550100"),
        ("01 23 45 67 89", "FR", "+33123456789"),
        ("+33 (0)1 23 45 67 89", "US", "+33123456789"),
        ("011 33 1 23 45 67 89", "US", "+33123456789"),
        ("0033 1 23 45 67 89", "FR", "+33123456789"),
    ],
)
def test_stores_any_notation_alike(typed, region, stored):
    assert normalise(typed, region) == stored


@pytest.mark.parametrize("typed", ["555-0100", "12", "abc", "", "+", "206 555 0100 ext 12"])
def test_refuses_what_is_no_whole_number_and_shows_how_to_write_it(typed):
    with pytest.raises(
        errors.NotATelephone, match=r"is not a whole telephone number\. Write it like \(201\) 555-"
    ):
        normalise(typed, "US")


@pytest.mark.parametrize(
    ("stored", "region", "said"),
    [
        ("+12065550100", "US", "(206) 555-0100"),
        ("+33123456789", "FR", "01 23 45 67 89"),
        ("+33123456789", "US", "+33 1 23 45 67 89"),
        ("", "US", ""),
        ("unreadable", "US", "unreadable"),
    ],
)
def test_shows_it_as_the_country_writes_it(stored, region, said):
    assert shown(stored, region) == said


REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
KINDS = [*phonenumbers.PhoneNumberType.values()]
EXAMPLES = [
    (region, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    for region in REGIONS
    for kind in KINDS
    if (number := phonenumbers.example_number_for_type(region, kind))
]
LOCAL_ALONE = {"+13101234"}  # 310 numbers of Canada are dialled from within alone


def test_every_number_of_every_country_is_read_as_it_is_shown_anywhere():
    """phonenumbers 9.0.42: an example of each kind for each of its regions, shown at home and in four others."""
    wrong = [
        (region, stored, at)
        for region, stored in EXAMPLES
        if stored not in LOCAL_ALONE
        for at in (region, "US", "FR", "GB", "JP")
        if normalise(shown(stored, at), at) != stored
    ]

    assert wrong == []
    assert len({region for region, _ in EXAMPLES}) == len(REGIONS)


def test_c1_no_example_of_any_country_is_doubted():
    assert [e for e in EXAMPLES if doubt_of(e[1], e[0])] == []


def test_a_number_of_more_digits_than_e164_allows_is_refused():
    """The library takes 15 digits after +49, and a telephone column 15 in all."""
    with pytest.raises(errors.NotATelephone):
        normalise("+49 301234567890123", "DE")

    assert normalise("+49 3012345678901", "DE") == "+493012345678901"


@pytest.mark.parametrize("mark", ["x", " x ", " ext ", " ext. ", "#", " # ", " poste ", " p. ", " p.",
                                  " extension ", " extensión "])  # fmt: skip
def test_c1_an_extension_is_kept_apart_from_the_number(mark):
    typed = f"01 23 45 67 89{mark}12"
    found = read(typed, region="FR")

    assert (found.telephone, found.ends) == ("+33123456789", ("0123456789", "123456789"))
    assert not found.email
    with pytest.raises(errors.NotATelephone):
        normalise(typed, "FR")


@pytest.mark.parametrize("text", ["p. 12", "x", "Poste 12", "#12", "ext", "Max 12"])
def test_c1_a_name_is_no_extension(text):
    assert not read(text, region="FR").is_number
