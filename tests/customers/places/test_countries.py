"""Lists of countries are sorted as their reader sorts them."""

import pytest

from callcenter.languages import LANGUAGES
from customers.places.countries import country_choices
from tests.customers.places.country_order import BY_NAME


@pytest.mark.parametrize("language", BY_NAME)
def test_c6_countries_stand_where_their_reader_looks(language):
    assert [code for code, _ in country_choices(language)] == BY_NAME[language].split()


def test_every_language_of_the_screens_has_been_compared():
    assert set(BY_NAME) == {language.code for language in LANGUAGES}


@pytest.mark.parametrize(
    ("language", "before", "name", "after"),
    [
        ("en", "Tunisia", "Türkiye", "Turkmenistan"),
        ("fr", "Gibraltar", "Grèce", "Grenade"),
        ("fr", "Île de Man", "Île Norfolk", "Îles Åland"),
        ("es", "Perú", "Polinesia Francesa", "Polonia"),
    ],
)
def test_c6_an_accent_moves_no_country(language, before, name, after):
    names = [called for _, called in country_choices(language)]

    assert names.index(before) < names.index(name) < names.index(after)
