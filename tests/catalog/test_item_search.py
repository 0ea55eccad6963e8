"""How an item is found by what the caller reads out."""

from datetime import date

import pytest

from catalog import errors
from catalog.models import Item
from tests.factories import ItemFactory

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 3)


@pytest.fixture
def items():
    for number, name, name_fr, more in [
        ("81327", "Traveler jacket, navy, M", "Veste de voyage, bleu marine, M", {}),
        ("81328", "Traveler jacket, sand, M", "Veste de voyage, sable, M", {}),
        ("8132", "Wool socks", "Chaussettes en laine", {}),
        ("JK-81", "Rain shell", "Imperméable", {}),
        ("90001", "Crème brûlée torch", "", {}),
        ("90002", "Old jacket", "", {"is_active": False}),
        ("90003", "100% cotton towel", "", {}),
        ("90004", "T-shirt", "", {}),
        ("90005", "Mug 81327 edition", "", {}),
    ]:
        ItemFactory.create(
            item_number=number, name=name, names={"fr": name_fr}, price=False, **more
        )


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("81327", ["81327", "90005"]),
        (" 81327 ", ["81327", "90005"]),
        ("8132", ["8132", "81327", "81328", "90005"]),
        ("jk-81", ["JK-81"]),
        ("JK", ["JK-81"]),
        ("jacket", ["81327", "81328", "90002"]),
        ("JACKET navy", ["81327"]),
        ("navy jack", ["81327"]),
        ("acket", ["81327", "81328", "90002"]),
        ("chaussette", ["8132"]),
        ("impermeable", ["JK-81"]),
        ("creme brulee", ["90001"]),
        ("100%", ["90003"]),
        ("%", []),
        ("_", []),
        ("t-sh", ["90004"]),
        ("t shirt", ["90004"]),
        ("hirt", ["90004"]),
        ("hi", []),
        ("old", ["90002"]),
        ("90002", ["90002"]),
        ("", []),
        ("  ", []),
        ("a\x00b", []),
        ("no such thing", []),
    ],
)
def test_finds_what_was_meant_best_first(items, typed, numbers):
    assert [item.item_number for item in Item.objects.matching(typed, on=TODAY)] == numbers


def test_gives_no_more_than_asked_for_in_a_stable_order(db):
    for n in range(15):
        ItemFactory.create(item_number=f"A{n:02}", name="Same name", price=False)

    found = Item.objects.matching("same", on=TODAY, limit=3)

    assert [item.item_number for item in found] == ["A00", "A01", "A02"]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("81327", "81327"),
        ("8132", "8132"),
        ("jk-81", "JK-81"),
        ("socks", "8132"),
        ("navy jacket", "81327"),
    ],
)
def test_resolves_the_one_item_meant(items, typed, number):
    assert Item.objects.resolve(typed, on=TODAY).item_number == number


def test_refuses_a_number_that_does_not_exist_though_others_begin_so(items):
    with pytest.raises(errors.NoSuchItem, match="There is no item “813”"):
        Item.objects.resolve("813", on=TODAY)


def test_refuses_words_that_fit_several_and_names_them(items):
    with pytest.raises(
        errors.SeveralItems, match=r"Several items match “jacket”: 81327, 81328\. Pick one"
    ):
        Item.objects.resolve("jacket", on=TODAY)


def test_refuses_nothing_typed(items):
    with pytest.raises(errors.NoSuchItem):
        Item.objects.resolve(" ", on=TODAY)


@pytest.mark.parametrize("typed", ["81372", "81237", "8132", "813270", " 81372 "])
def test_offers_the_number_that_was_meant_first(typed):
    for number in ["81327", "81328", "91327", "81300", "70000", "8137255"]:
        ItemFactory.create(item_number=number, price=False)

    assert Item.objects.near(typed, on=TODAY)[0].item_number == "81327"


def test_offers_swapped_digits_first_and_five_at_most_and_only_what_is_sold():
    for number in ["81371", "81373", "81374", "81375", "81376", "81377", "81327"]:
        ItemFactory.create(item_number=number, price=False)
    ItemFactory.create(item_number="83172", price=False, is_active=False)

    found = [item.item_number for item in Item.objects.near("81372", on=TODAY)]

    assert found == ["81327", "81371", "81373", "81374", "81375"]


@pytest.mark.parametrize("typed", ["", "1", "x" * 100 + "1", "%", "99999"])
def test_offers_nothing_that_is_not_near(items, typed):
    assert Item.objects.near(typed, on=TODAY) == []


def test_names_the_near_ones_where_a_number_does_not_exist(items):
    with pytest.raises(
        errors.NoSuchItemButNear,
        match=r"There is no item “81372”\. Did you mean 81327, 8132\? Pick one from the list",
    ):
        Item.objects.resolve("81372", on=TODAY)


# --- What is nearly a word -----------------------------------------------------------------------


@pytest.fixture
def shop():
    for number, name, name_fr, words in [
        ("81327", "Aviator sunglasses, gold", "Lunettes aviateur, dorées", "shades"),
        ("70001", "Rain jacket, men", "Imperméable, homme", "raincoat mac"),
        ("70002", "Denim jacket", "Veste en jean", ""),
        ("70003", "Wool hat", "Bonnet en laine", "beanie"),
        ("70004", "Blue tote", "Cabas bleu", "bag"),
        ("70005", "Sand bucket", "Seau de sable", ""),
    ]:
        ItemFactory.create(
            item_number=number, name=name, names={"fr": name_fr}, search_words=words, price=False
        )


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("sunglases", "81327"),
        ("sunglasses avaitor", "81327"),
        ("lunete", "81327"),
        ("rain jaket", "70001"),
        ("jaket rian", "70001"),
        ("jaket ra", "70001"),
        ("warm hat", "70003"),
        ("beenie", "70003"),
        ("bleu bag", "70004"),
        ("impermeabel", "70001"),
    ],
)
def test_finds_what_is_nearly_so_called(shop, typed, number):
    assert number in [item.item_number for item in Item.objects.near(typed, on=TODAY)][:3]


@pytest.mark.parametrize(
    ("typed", "number"), [("shades", "81327"), ("mac", "70001"), ("blue bag", "70004")]
)
def test_search_words_are_words_of_the_item(shop, typed, number):
    assert [item.item_number for item in Item.objects.matching(typed, on=TODAY)] == [number]


@pytest.mark.parametrize("typed", ["zzzzzz", "zz", "?", "", "81399"])
def test_nothing_is_near_to_what_nobody_means(shop, typed):
    assert Item.objects.near(typed, on=TODAY) == []


def test_those_with_every_word_stand_alone_and_those_with_it_as_typed_first(shop):
    ItemFactory.create(item_number="70006", name="Rian jacket", price=False)

    found = [item.item_number for item in Item.objects.near("rian jaket", on=TODAY)]

    assert found == ["70006", "70001"]


def test_a_word_that_is_changed_is_learnt(shop):
    item = Item.objects.get(item_number="70005")
    item.search_words = "pail"
    item.save()

    assert Item.objects.near("payl", on=TODAY) == [item]


def test_what_is_no_longer_sold_is_not_offered(shop):
    Item.objects.filter(item_number="81327").update(is_active=False)

    assert Item.objects.near("sunglases", on=TODAY) == []


def test_a_refusal_of_words_names_those_that_are_near(shop):
    with pytest.raises(errors.NoSuchItemButNear, match="81327"):
        Item.objects.resolve("sunglases", on=TODAY)


def test_three_statements_at_most_and_one_more_where_none_has_all(
    shop, django_assert_max_num_queries
):
    with django_assert_max_num_queries(3):
        Item.objects.near("rain jaket", on=TODAY)
    with django_assert_max_num_queries(4):
        Item.objects.near("warm hat", on=TODAY)
