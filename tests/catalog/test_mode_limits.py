"""What a mode takes, and where it goes: the narrower word counts."""

import pytest

from callcenter.sql.kept import asked_once
from catalog.models import ModeForItem, ModeForRegion
from catalog.terms.delivery import delivery_terms, mode_limits
from catalog.terms.mode_limits import ModeLimits
from tests.factories import NOW, ItemFactory, ItemGroupFactory, OfferedModeFactory

BOOK, LAMP, STOVE = 1, 2, 3
PAPER, IRON = 10, 20


@pytest.mark.parametrize(
    ("limits", "item", "group", "takes"),
    [
        ({}, BOOK, PAPER, True),
        ({}, BOOK, None, True),
        ({"items": {STOVE: False}}, STOVE, IRON, False),
        ({"items": {STOVE: False}}, LAMP, IRON, True),
        ({"groups": {IRON: False}}, LAMP, IRON, False),
        ({"groups": {IRON: False}}, BOOK, PAPER, True),
        ({"groups": {IRON: False}}, BOOK, None, True),
        ({"items": {LAMP: True}, "groups": {IRON: False}}, LAMP, IRON, True),
        ({"items": {LAMP: False}, "groups": {IRON: True}}, LAMP, IRON, False),
        ({"groups": {PAPER: True}, "only_named_items": True}, BOOK, PAPER, True),
        ({"groups": {PAPER: True}, "only_named_items": True}, LAMP, IRON, False),
        ({"only_named_items": True}, BOOK, None, False),
    ],
)
def test_takes(limits, item, group, takes):
    assert ModeLimits(**limits).takes(item, group) is takes


@pytest.mark.parametrize(
    ("limits", "country", "state", "goes"),
    [
        ({}, "US", "AK", True),
        ({"regions": {("US", "ak"): False}}, "US", "AK", False),
        ({"regions": {("US", "ak"): False}}, "us", " Ak ", False),
        ({"regions": {("US", "ak"): False}}, "US", "OR", True),
        ({"regions": {("US", "ak"): False}}, "FR", "", True),
        ({"regions": {("US", ""): False}}, "US", "OR", False),
        ({"regions": {("US", ""): False, ("US", "or"): True}}, "US", "OR", True),
        ({"regions": {("US", ""): True, ("US", "ak"): False}}, "US", "AK", False),
        ({"regions": {("US", ""): True}, "only_named_regions": True}, "US", "OR", True),
        ({"regions": {("US", ""): True}, "only_named_regions": True}, "FR", "", False),
        ({"regions": {("US", "or"): True}, "only_named_regions": True}, "US", "AK", False),
        ({"regions": {("US", ""): True}, "only_named_regions": True}, "", "", True),
    ],
)
def test_goes_to(limits, country, state, goes):
    assert ModeLimits(**limits).goes_to(country, state) is goes


@pytest.fixture(params=[2_000, 0], ids=["kept", "asked for"])
def most_kept(request, monkeypatch):
    monkeypatch.setattr("catalog.terms.delivery.MOST_KEPT", request.param)
    return request.param


@pytest.fixture
def mode(call_center, most_kept):
    return OfferedModeFactory.create(mode__code="21", mode__name="Overnight").mode


def limits_of(mode, *items):
    return mode_limits([mode.pk], items=items)[mode.pk]


@pytest.mark.django_db
def test_reads_what_is_refused(mode):
    stove, lamp = ItemFactory.create(), ItemFactory.create(group=ItemGroupFactory.create())
    ModeForItem.objects.create(mode=mode, item=stove, is_excluded=True)
    ModeForItem.objects.create(mode=mode, item_group=lamp.group, is_excluded=True)
    ModeForRegion.objects.create(mode=mode, country="US", state="AK", is_excluded=True)

    limits = limits_of(mode, stove, lamp)

    assert not limits.takes(stove.pk, None)
    assert not limits.takes(lamp.pk, lamp.group_id)
    assert limits.takes(ItemFactory.create().pk, None)
    assert not limits.goes_to("US", "AK")
    assert limits.goes_to("US", "OR")


@pytest.mark.django_db
def test_takes_only_what_is_named_where_anything_is(mode):
    book, lamp = ItemFactory.create(), ItemFactory.create()
    ModeForItem.objects.create(mode=mode, item=book)
    ModeForRegion.objects.create(mode=mode, country="US")

    limits = limits_of(mode, lamp)  # nothing is said of it, and that is enough

    assert not limits.takes(lamp.pk, None)
    assert limits_of(mode, book).takes(book.pk, None)
    assert limits.goes_to("US", "OR")
    assert not limits.goes_to("CA", "BC")


@pytest.mark.django_db
def test_a_refusal_goes_before_a_permission_of_the_same_item(mode):
    stove = ItemFactory.create()
    for is_excluded in (False, True, False):
        ModeForItem.objects.create(mode=mode, item=stove, is_excluded=is_excluded)

    assert not limits_of(mode, stove).takes(stove.pk, None)


@pytest.mark.django_db
def test_one_mode_says_nothing_of_another(mode):
    other = OfferedModeFactory.create().mode
    item = ItemFactory.create()
    ModeForItem.objects.create(mode=mode, item=item, is_excluded=True)

    assert mode_limits([mode.pk, other.pk], items=[item])[other.pk].takes(item.pk, None)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 50])
def test_asks_at_most_once_whatever_the_number_of_items(
    call_center, mode, most_kept, count, django_assert_num_queries
):
    items = ItemFactory.create_batch(count)
    for item in items:
        ModeForItem.objects.create(mode=mode, item=item)

    with asked_once():
        delivery_terms(call_center, items=items, at=NOW)  # set-up is kept from here on
        with django_assert_num_queries(0 if most_kept else 1):
            delivery_terms(call_center, items=items, at=NOW)
