"""How each country writes addresses, and what looks wrong in one."""

import phonenumbers
import pytest

from customers.places.parts import POSTAL
from customers.places.postal import form_of, tidied, warnings_of

LINES = ("street", "street_2")


def address(**fields):
    return dict.fromkeys(POSTAL, "") | fields


def warned(country, **fields):
    return dict(warnings_of(country, address(street="1 Street", **fields)))


@pytest.mark.parametrize(
    ("country", "fields", "required"),
    [
        ("US", (*LINES, "city", "state", "postcode"), {"street", "city", "state", "postcode"}),
        ("FR", (*LINES, "postcode", "city"), {"street", "city", "postcode"}),
        ("GB", (*LINES, "city", "postcode"), {"street", "city", "postcode"}),
        ("JP", ("postcode", "state", *LINES), {"street", "state", "postcode"}),
        ("CH", (*LINES, "postcode", "city"), {"street", "city", "postcode"}),
        ("IE", (*LINES, "city", "state", "postcode"), {"street", "city"}),
        ("HK", ("state", "city", *LINES), {"street", "state"}),
        ("XX", (*LINES, "postcode", "city", "state"), {"street", "city"}),
    ],
)
def test_asks_what_the_country_asks_in_its_order(country, fields, required):
    form = form_of(country)

    assert form.fields == fields
    assert form.required == required


@pytest.mark.parametrize(
    ("country", "field", "label"),
    [
        ("US", "postcode", "ZIP code"),
        ("US", "state", "State"),
        ("US", "city", "Town"),
        ("FR", "postcode", "Postcode"),
        ("GB", "city", "Post town"),
        ("JP", "state", "Prefecture"),
        ("CA", "state", "Province"),
        ("IE", "postcode", "Eircode"),
        ("IE", "state", "County"),
        ("IN", "postcode", "PIN code"),
        ("HK", "state", "Area"),
        ("HK", "city", "District"),
    ],
)
def test_calls_fields_as_the_country_does(country, field, label):
    assert form_of(country).label(field) == label


@pytest.mark.parametrize(
    ("country", "fields"),
    [
        ("US", {"city": "Portland", "state": "OR", "postcode": "97214"}),
        ("US", {"city": "Portland", "state": "oregon", "postcode": "97214-1234"}),
        ("FR", {"city": "Paris", "postcode": "75001"}),
        ("GB", {"city": "London", "postcode": "ec1y 8sy"}),
        ("JP", {"state": "Tokyo", "postcode": "154-0023"}),
        ("JP", {"state": "東京都", "postcode": "1540023"}),
        ("CH", {"city": "Bern", "postcode": "3011"}),
        ("CH", {"city": "Bern", "postcode": "CH-3011"}),
        ("IE", {"city": "Dublin"}),
        ("IE", {"city": "Dublin", "state": "Co. Dublin", "postcode": "A65 F4E2"}),
        ("HK", {"state": "Kowloon"}),
        ("XX", {"postcode": "whatever", "state": "anywhere"}),
    ],
)
def test_an_address_that_fits_is_not_warned_of(country, fields):
    assert warned(country, **fields) == {}


@pytest.mark.parametrize(
    ("country", "fields", "warnings"),
    [
        (
            "US",
            {"city": "Portland", "state": "OR", "postcode": "9721"},
            {
                "postcode": "“9721” is not written as in Oregon, such as 97000. Correct it, or save anyway."
            },
        ),
        (
            "US",
            {"city": "Portland", "state": "OR", "postcode": "10001"},
            {
                "postcode": "“10001” is not written as in Oregon, such as 97000. Correct it, or save anyway."
            },
        ),
        (
            "US",
            {"city": "Portland", "state": "Orgon", "postcode": "97214"},
            {"state": "“Orgon” is not known in United States. Correct it, or save anyway."},
        ),
        (
            "FR",
            {"city": "Paris", "postcode": "7500"},
            {
                "postcode": "“7500” is not written as in France, such as 33380. Correct it, or save anyway."
            },
        ),
        (
            "GB",
            {"city": "London", "postcode": "12345"},
            {
                "postcode": "“12345” is not written as in United Kingdom, such as EC1Y 8SY. Correct it, or save anyway."
            },
        ),
        (
            "CH",
            {"city": "Bern"},
            {
                "postcode": "Postcode is missing: addresses in Switzerland have one. Add it, or save anyway."
            },
        ),
        (
            "JP",
            {"postcode": "154-002"},
            {
                "state": "Prefecture is missing: addresses in Japan have one. Add it, or save anyway.",
                "postcode": "“154-002” is not written as in Japan, such as 154-0023. Correct it, or save anyway.",
            },
        ),
        (
            "IE",
            {"city": "Dublin", "postcode": "A65"},
            {
                "postcode": "“A65” is not written as in Ireland, such as A65 F4E2. Correct it, or save anyway."
            },
        ),
        (
            "HK",
            {"state": "Kowlon"},
            {"state": "“Kowlon” is not known in Hong Kong SAR China. Correct it, or save anyway."},
        ),
    ],
)
def test_warns_of_what_does_not_fit(country, fields, warnings):
    assert warned(country, **fields) == warnings


def test_writes_postcodes_in_capitals_and_states_by_their_code():
    assert tidied("GB", address(postcode="ec1y 8sy"))["postcode"] == "EC1Y 8SY"
    assert tidied("US", address(state="oregon"))["state"] == "OR"
    assert tidied("US", address(state="Orgon"))["state"] == "Orgon"
    assert tidied("JP", address(state="tokyo"))["state"] == "Tokyo"
    assert tidied("FR", address(city="Paris", postcode="75001")) == address(
        city="Paris", postcode="75001"
    )


def test_every_country_of_the_list_has_a_form():
    for country in phonenumbers.SUPPORTED_REGIONS:
        form = form_of(country)
        assert form.country == country
        assert set(LINES) <= set(form.fields)
        assert form.required <= set(form.fields)
