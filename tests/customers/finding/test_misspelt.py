"""Names that nobody has, as they are typed, and who is meant by them."""

import pytest
from django.db import transaction

from callcenter.sql.near import Near, steps_between
from customers.finding.hits import find, near_misses
from customers.finding.misspelt import readings, shared_out
from customers.models import Customer, Kind
from tests.customers.finding.misspelt import MEANT

OTHERS = [
    "Ella Abatantuono", "Tom Johns", "Tina Johansson", "Wilma Willis", "Bruno Braun", "Ines Gracias",
    "Max Millar", "Dora Davison", "Theo Thomson", "Sven Andersson", "Ida Schmitz", "Kai Fisher",
    "Pia O'Byrne", "Mia Burgess", "Jo Bergmann", "Kari Bert", "Karin Toh", "Peter Ng", "雷 李",
]  # fmt: skip
ORGANISATIONS = {"Alpine Ski House", "Fabrikam Residences", "Contoso Suites"}


@pytest.fixture(scope="module")
def people(django_db_setup, django_db_blocker):
    """Everybody who is meant and some who are not, of the common ones two dozen each."""
    with django_db_blocker.unblock(), transaction.atomic():
        names = [*dict.fromkeys(MEANT.values()), *OTHERS, *["Karen Brown", "Mary Johnson"] * 24]
        Customer.objects.bulk_create(person(name) for name in names)
        yield
        transaction.set_rollback(True)


def person(name):
    if name in ORGANISATIONS:
        return Customer(kind=Kind.ORGANISATION, organisation=name)
    first, _, last = name.partition(" ")
    return Customer(first_name=first, last_name=last)


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "meant"), MEANT.items())
def test_finds_who_was_meant_among_the_first_ten(people, typed, meant):
    found = find(typed, region="US")
    found += near_misses(typed, region="US", but_for=found)

    assert meant in [hit.name for hit in found[:10]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed",
    ["", " ", "555 0199", "zz@example.com", "1041", "%%%", "\x00", "xqzwv", "n", "ng", "x" * 500],
)
def test_finds_nobody_near_to_what_is_no_name(people, typed):
    assert near_misses(typed, region="US") == []


@pytest.mark.django_db
def test_the_commoner_of_two_names_as_near_comes_first_and_leaves_room_for_the_other(people):
    names = [hit.name for hit in near_misses("johnsn", region="US")]

    assert names[0] == "Mary Johnson"
    assert "Tom Johns" in names
    assert len(names) == 10


@pytest.mark.django_db
def test_an_initial_is_nobodys_misspelt_name(people):
    names = [hit.name for hit in find("karen b", region="US")]

    assert names[0] == "Karen Berg"
    assert "Ella Abatantuono" not in names


@pytest.mark.django_db
def test_beside_those_found_only_words_that_no_name_holds_are_misspelt(people):
    found = find("johns", region="US")

    assert near_misses("johns", region="US", but_for=found) == []

    found = find("willi", region="US")
    near = near_misses("willi", region="US", but_for=found)
    assert [hit.name for hit in found] == ["Linda Williams", "Wilma Willis"]
    assert not {hit.account for hit in near} & {hit.account for hit in found}


@pytest.mark.parametrize(
    ("typed", "meant", "steps"),
    [
        ("berg", "berg", 0),
        ("", "berg", 4),
        ("brg", "berg", 1),
        ("bergg", "berg", 1),
        ("burg", "berg", 1),
        ("breg", "berg", 1),
        ("ebgr", "berg", 2),
        ("willaims", "williams", 1),
        ("81372", "81327", 1),
        ("ca", "abc", 3),  # no letter is moved twice
        ("李", "李雷", 1),
    ],
)
def test_counts_the_slips_of_a_hand(typed, meant, steps):
    assert steps_between(typed, meant) == steps
    assert steps_between(meant, typed) == steps


def test_reads_several_words_the_nearest_first():
    near = [
        [Near(word="karen", steps=0, common=9), Near(word="karin", steps=1, common=50)],
        [Near(word="brown", steps=1, common=50), Near(word="braun", steps=2, common=3)],
    ]

    assert [reading.words for reading in readings(["karen", "brwon"], near)] == [
        ("karen", "brown"),
        ("karin", "brown"),
        ("karen", "braun"),
        ("karin", "braun"),
    ]


def test_shares_the_places_out_among_the_readings():
    assert shared_out({1: [1, 2, 3, 4], 2: [5], 3: [6, 1]}, limit=5) == [1, 2, 3, 5, 6]
