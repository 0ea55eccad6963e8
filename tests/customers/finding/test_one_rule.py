"""Names and postcodes are compared by one rule, the database's: whoever is found is found as a double."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from customers.finding.duplicates import likely_duplicates
from customers.finding.hits import find
from tests.factories import AddressFactory, CustomerFactory, ItemFactory

pytestmark = pytest.mark.django_db
NAMES = [
    *("Yıldız", "Kılıç", "İnönü", "Þórsson", "Đorđević", "Ħarrison", "김", "Зайцев", "Łódzki"),
    *("O’Brien", "Müller-Lüdenscheidt", "Ångström", "Ærø", "Straße", "Σταύρος", "Nguyễn", "王"),
]
SAME = "same name and postcode"


def of_name(name, account="3001", postcode="34000"):
    customer = CustomerFactory.create(
        account_number=account, first_name="Ay", last_name=name, bare=True
    )
    AddressFactory.create(customer=customer, postcode=postcode, is_default=True)
    return customer


def doubles(name, *, first="Ay", postcode="34000"):
    typed = {"kind": "person", "last_name": name, "first_name": first, "postcode": postcode}
    likely = likely_duplicates(typed | {"country": "TR"}, region="TR")
    return {one.customer.account_number: str(one.reasons[0]) for one in likely}


def fold(*texts):
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.fold(text) FROM unnest(%s::text[]) AS text", [list(texts)])
        return [folded for (folded,) in cursor.fetchall()]


@pytest.mark.parametrize("name", NAMES)
def test_c3_a_name_is_found_as_a_double_of_itself(call_center, name):
    of_name(name)

    ways = {name, name.lower(), unicodedata.normalize("NFD", name)}
    assert {way: doubles(way) for way in ways} == {way: {"3001": SAME} for way in ways}


def test_c3_a_name_without_its_accents_is_the_same(call_center):
    of_name("Yıldız")
    of_name("Þórsson", account="3002")

    assert doubles("YILDIZ") == {"3001": SAME}
    assert doubles("Thorsson") == {"3002": SAME}


LETTERS = st.characters(categories=["Lu", "Ll", "Lo", "Lt"], max_codepoint=0xFFFF)


@given(st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=50, max_size=50))
def test_c3_folding_twice_changes_nothing_and_capitals_count_nowhere(names):
    once = fold(*names)

    assert fold(*once) == once
    assert fold(*(unicodedata.normalize("NFD", name) for name in names)) == once


def test_c3_every_letter_folds_to_what_folds_to_itself():
    """All letters of the basic plane: what removing accents makes of one is lowered too."""
    letters = [
        chr(code) for code in range(0xA0, 0xD800) if chr(code).isalpha() or chr(code) in "№℡"
    ]
    once = fold(*letters)

    assert fold(*once) == once
    assert fold("№ 5", "℡") == ["no 5", "tel"]


def test_c3_an_item_with_a_sign_of_its_own_is_found(call_center, agent_client):
    ItemFactory.create(name="Chanel № 5", price="80.00")

    with connection.cursor() as cursor:
        cursor.execute("SELECT search_key FROM catalog_item")
        assert "chanel no 5" in cursor.fetchone()[0]


def test_an_initial_is_folded_as_the_names_are(call_center):
    of_name("Lindström")

    found = [hit.account for hit in find("Á Lindstrom", region="TR")]
    assert found == ["3001"]


@pytest.mark.parametrize("typed", ["SW1A 1AA", "sw1a1aa", "SW1A-1AA", "SW1A\u00a01AA"])
def test_a11_spaces_hyphens_and_capitals_of_a_postcode_count_nowhere_in_search(call_center, typed):
    of_name("Berg", account="3001", postcode="SW1A 1AA")
    of_name("Berg", account="3002", postcode="sw1a1aa")

    assert doubles("Berg", postcode=typed) == {"3001": SAME, "3002": SAME}
    assert {hit.account for hit in find(f"{typed} berg", region="GB")} == {"3001", "3002"}
