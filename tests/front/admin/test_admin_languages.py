"""Names of set-up in several languages: entered, shown and found in the admin."""

import pytest
from django.utils import translation

from callcenter.models import said
from catalog.models import ItemGroup
from tests.factories import ItemGroupFactory

LIST = "/admin/catalog/itemgroup/"


@pytest.fixture
def boots(db):
    return ItemGroupFactory.create(
        code="BOOTS", name="Boots", names={"fr": "Chaussures", "es": "Botas"}
    )


def test_a_name_is_entered_in_each_language(admin_client):
    admin_client.post(
        f"{LIST}add/",
        {
            "code": "TENTS",
            "name": "Tents",
            "names_fr": "Tentes",
            "names_es": " Tiendas de campaña ",
        },
    )

    group = ItemGroup.objects.get(code="TENTS")
    assert group.names == {"fr": "Tentes", "es": "Tiendas de campaña"}


def test_the_page_shows_what_there_is_and_keeps_it(admin_client, boots):
    page = admin_client.get(f"{LIST}{boots.pk}/change/").content.decode()

    assert 'name="names_fr" value="Chaussures"' in page
    assert 'lang="es"' in page


def test_an_empty_name_is_none(admin_client, boots):
    said_now = {"code": "BOOTS", "name": "Boots", "names_fr": "", "names_es": "Botas"}
    admin_client.post(f"{LIST}{boots.pk}/change/", said_now)

    boots.refresh_from_db()
    assert boots.names == {"es": "Botas"}


def test_a_card_number_is_refused_in_any_language(admin_client, boots):
    said_now = {"code": "BOOTS", "name": "Boots", "names_es": "4111 1111 1111 1111"}
    page = admin_client.post(f"{LIST}{boots.pk}/change/", said_now)

    assert page.status_code == 200
    assert "4111" not in page.content.decode()
    boots.refresh_from_db()
    assert boots.names == {"fr": "Chaussures", "es": "Botas"}


@pytest.mark.parametrize("word", ["boots", "chauss", "BOTAS"])
def test_is_found_by_its_name_in_any_language(admin_client, boots, word):
    page = admin_client.get(LIST, {"q": word}).content.decode()

    assert "Chaussures · Botas" in page


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Boots"), ("fr", "Chaussures"), ("es", "Botas")]
)
def test_is_read_in_the_readers_language(boots, language, name):
    with translation.override(language):
        assert boots.label == name


def test_where_a_language_is_missing_the_first_is_read():
    with translation.override("es"):
        assert said("Boots", {"fr": "Chaussures"}) == "Boots"
