"""Items that are stopped, not on sale yet, or no longer: found, told apart, and not sold."""

from datetime import date, timedelta

import pytest

from catalog import errors
from catalog.models import Item
from tests.factories import ItemFactory

pytestmark = pytest.mark.django_db
TODAY = date(2027, 5, 3)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
STOPPED = {"is_active": False}
NOT_YET = {"on_sale_from": TOMORROW}
NO_LONGER = {"on_sale_to": YESTERDAY}

CASES = [
    ({}, None, ""),
    ({"on_sale_from": TODAY, "on_sale_to": TODAY}, None, ""),
    ({"on_sale_from": YESTERDAY}, None, ""),
    ({"on_sale_to": TOMORROW}, None, ""),
    (STOPPED, errors.ItemStopped, "Item 500 is stopped. Offer the caller another one."),
    (
        NOT_YET,
        errors.NotYetOnSale,
        "Item 500 is on sale from 4 May 2027 on. Offer the caller another one.",
    ),
    (
        NO_LONGER,
        errors.NoLongerOnSale,
        "Item 500 was on sale until 2 May 2027. Offer the caller another one.",
    ),
    (STOPPED | NOT_YET, errors.ItemStopped, "Item 500 is stopped. Offer the caller another one."),
]


@pytest.mark.parametrize(("about", "refusal", "sentence"), CASES)
def test_an_item_is_sold_in_its_days_unless_it_is_stopped(about, refusal, sentence):
    item = ItemFactory.create(item_number="500", **about)

    if refusal is None:
        assert Item.objects.resolve("500", on=TODAY) == item
    else:
        with pytest.raises(refusal) as refused:
            Item.objects.resolve("500", on=TODAY)
        assert str(refused.value) == sentence
    assert Item.objects.on_sale(on=TODAY).exists() == (refusal is None)
    assert Item.objects.off_sale(on=TODAY).exists() == (refusal is not None)


@pytest.mark.parametrize(
    ("about", "mark"),
    [
        (STOPPED, "stopped"),
        (NOT_YET, "on sale from 4 May 2027 on"),
        (NO_LONGER, "was on sale until 2 May 2027"),
    ],
)
def test_a_list_says_why_in_few_words(about, mark):
    assert ItemFactory.build(**about).refusal(on=TODAY).mark == mark


def test_words_mean_the_item_that_is_sold():
    ItemFactory.create(item_number="500", name="Wool socks", **STOPPED)
    sold = ItemFactory.create(item_number="501", name="Wool socks")

    assert Item.objects.resolve("socks", on=TODAY) == sold


def test_words_that_mean_no_other_item_say_why_it_is_not_sold():
    ItemFactory.create(item_number="500", name="Wool socks", **NO_LONGER)

    with pytest.raises(errors.NoLongerOnSale):
        Item.objects.resolve("socks", on=TODAY)


def test_those_that_are_sold_are_listed_first():
    for number, about in [("A1", STOPPED), ("A2", {}), ("A3", NOT_YET), ("A4", {})]:
        ItemFactory.create(item_number=number, **about)

    found = Item.objects.matching("A", on=TODAY)
    exact = Item.objects.matching("a1", on=TODAY)

    assert [item.item_number for item in found] == ["A2", "A4", "A1", "A3"]
    assert [item.item_number for item in exact] == ["A1"]
