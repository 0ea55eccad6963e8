"""One plan under five country codes: wherever it is typed, a French number is stored under its own.

By ARCEP's numbering plan (décision 2018-0881 as amended), and compared with phonenumbers 9.0.42.
"""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customers.places.french_plan import CODES
from customers.places.telephone import doubt_of, normalise, normalised_or_empty, shown

OF_THE_PLAN = st.sampled_from(sorted(CODES))
OVERSEAS = {"GP": 590, "MQ": 596, "GF": 594, "RE": 262, "YT": 262}
TYPED = st.integers(0, 9999_9999).map(lambda number: f"{number:08}")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0690 00 12 34", "+590690001234"),
        ("0691 22 12 34", "+590691221234"),
        ("0590 20 12 34", "+590590201234"),
        ("0696 20 12 34", "+596696201234"),
        ("0697 12 34 56", "+596697123456"),
        ("0596 30 12 34", "+596596301234"),
        ("0692 12 34 56", "+262692123456"),
        ("0693 01 23 45", "+262693012345"),
        ("0262 12 34 56", "+262262123456"),
        ("0263 12 34 56", "+262263123456"),
        ("0639 01 23 45", "+262639012345"),
        ("0269 60 12 34", "+262269601234"),
        ("0694 20 12 34", "+594694201234"),
        ("0594 10 12 34", "+594594101234"),
        ("06 12 34 56 78", "+33612345678"),
        ("01 23 45 67 89", "+33123456789"),
        ("02 61 23 45 67", "+33261234567"),
    ],
)
@pytest.mark.parametrize("region", CODES)
def test_c1_a_french_number_is_stored_under_its_own_code(typed, stored, region):
    assert normalise(typed, region) == stored
    assert normalised_or_empty(typed, region) == stored


@pytest.mark.parametrize("region", ["MQ", "RE", "GP", "GF"])
def test_c1_a_mobile_of_the_mainland_typed_overseas(region):
    assert normalise("0612345678", region) == "+33612345678"


@given(OF_THE_PLAN, OF_THE_PLAN, st.sampled_from("1234567"), TYPED)
def test_c1_it_does_not_matter_where_in_the_plan_it_is_typed(one, other, first, rest):
    assert normalise(f"0{first}{rest}", one) == normalise(f"0{first}{rest}", other)


@given(OF_THE_PLAN, st.sampled_from("1234567"), TYPED)
def test_c1_what_is_shown_is_read_as_the_same_number_again(region, first, rest):
    stored = normalise(f"0{first}{rest}", region)

    assert normalise(shown(stored, region), region) == stored


@given(OF_THE_PLAN, st.sampled_from("123456789"), TYPED)
def test_c1_a_number_with_its_code_is_left_as_it_is(region, first, rest):
    assert normalise(f"+33 {first}{rest}", region) == f"+33{first}{rest}"


def test_c1_the_library_knows_no_number_overseas_that_is_stored_under_another_code():
    found = {}
    for region, code in OVERSEAS.items():
        for begin in range(10_000, 80_000):
            number = phonenumbers.PhoneNumber(code, begin * 10_000 + 1234)
            if phonenumbers.is_valid_number_for_region(number, region):
                typed = f"0{begin}1234"
                if normalise(typed, "FR") != f"+{code}{begin}1234":
                    found[typed] = region

    assert found == {}


@pytest.mark.parametrize("typed", ["0800 12 34 56", "0976 01 23 45"])
def test_what_each_code_has_by_itself_is_of_where_it_was_typed(typed):
    digits = typed.replace(" ", "")[1:]

    assert normalise(typed, "FR") == f"+33{digits}"
    assert normalise(typed, "GP") == f"+590{digits}"


def test_c1_a_number_that_nobody_has_is_doubted_and_one_that_is_none_is_refused():
    assert doubt_of("0700 12 34 56", "MQ") == (
        "“0700 12 34 56” is no number that is in use under +33. Correct it, or save anyway."
    )
    assert doubt_of("0696 20 12 34", "FR") == ""
    assert doubt_of("555-0100", "US") == ""
