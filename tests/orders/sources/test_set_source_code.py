"""Setting the code on the back of the catalog."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.errors import (
    NoSuchSourceCode,
    SeveralSourceCodes,
    SourceCodeExpired,
    SourceCodeNotPublished,
    SourceCodeNotValid,
    SourceCodeNotYetValid,
    SourceCodeSwitchedOff,
)
from catalog.models import Catalog, CatalogStatus, SourceCode
from orders import errors, operations
from orders.models import Event
from tests.factories import (
    NOW,
    CatalogFactory,
    ItemFactory,
    PriceFactory,
    PriceGroupFactory,
    SourceCodeFactory,
)
from tests.orders.answers import all_of, day
from tests.orders.drafts import add, cancelled, draft, elsewhere, fresh, stranger, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def catalog(call_center):
    """FAB26 stands on a catalog that asks 9.00 for item 70001, which costs 10.00."""
    group = PriceGroupFactory.create(code="FABRIKAM")
    PriceFactory.create(
        item=ItemFactory.create(item_number="70001", price="10.00"),
        price_group=group,
        unit_price="9.00",
    )
    catalog = CatalogFactory.create(price_groups=[group])
    SourceCodeFactory.create(code="FAB26", catalog=catalog)
    return catalog


@pytest.fixture
def order(catalog):
    order = draft()
    add(order, "70001", 2)
    return fresh(order)


def set_code(order, code="FAB26", *, version=None, at=NOW, by=None):
    return operations.set_source_code(
        order.number,
        version=version or order.version,
        source_code=code,
        at=at,
        by=by or order.taken_by,
    )


def test_prices_the_order_by_the_catalog(order):
    assert order.total == Decimal("20.00")

    set_code(order)

    after = fresh(order)
    assert after.source_code.code == "FAB26"
    assert after.lines.get().unit_price == Decimal("9.00")
    assert (after.goods_total, after.total) == (Decimal("18.00"), Decimal("18.00"))
    assert after.version == order.version + 1
    event = order.events.get(kind=Event.HEADER_CHANGED)
    assert event.facts == {"changes": {"source_code": ["", "FAB26"]}}
    assert (event.at, event.by) == (NOW, order.taken_by)


def test_none_brings_the_old_prices_back(order):
    set_code(order)

    set_code(fresh(order), "")

    after = fresh(order)
    assert (after.source_code, after.total) == (None, Decimal("20.00"))
    assert order.events.latest("pk").facts == {"changes": {"source_code": ["FAB26", ""]}}


@pytest.mark.parametrize("code", ["FAB26", "fab26"])
def test_the_same_code_is_no_change(order, code):
    set_code(order)
    before = all_of(order)

    set_code(fresh(order), code)

    assert all_of(order) == before


def test_capitals_do_not_matter_and_the_printed_code_is_recorded(order):
    set_code(order, "fab26")

    assert fresh(order).source_code.code == "FAB26"
    assert order.events.latest("pk").facts == {"changes": {"source_code": ["", "FAB26"]}}


def unpublished(catalog):
    Catalog.objects.update(status=CatalogStatus.DRAFT)


def inactive(catalog):
    SourceCode.objects.update(is_active=False)


def not_offered_here(catalog):
    catalog.offered.update(call_center=elsewhere())


def over(catalog):
    Catalog.objects.update(valid_to=date(2026, 11, 23))


def code_over(catalog):
    Catalog.objects.update(valid_to=date(2027, 1, 31))
    SourceCode.objects.update(valid_to=date(2026, 5, 3))


def not_yet(catalog):
    Catalog.objects.update(valid_from=date(2026, 11, 25))


REFUSALS = [
    (unpublished, SourceCodeNotPublished, "The catalog of FAB26 is not published yet. Ask for"),
    (inactive, SourceCodeSwitchedOff, "FAB26 is switched off. Ask for another code"),
    (not_offered_here, NoSuchSourceCode, "There is no source code “FAB26”. Ask for another"),
    (over, SourceCodeExpired, "FAB26 expired on 23 November 2026. Ask for another code"),
    (code_over, SourceCodeExpired, "FAB26 expired on 3 May 2026. Ask for another code"),
    (not_yet, SourceCodeNotYetValid, "FAB26 is valid only from 25 November 2026 on. Ask for"),
]


@pytest.mark.parametrize(
    ("spoil", "refusal", "words"), REFUSALS, ids=[spoil.__name__ for spoil, _, _ in REFUSALS]
)
def test_refuses_a_code_that_is_not_valid(order, catalog, spoil, refusal, words):
    spoil(catalog)
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        set_code(order)

    assert all_of(order) == before


def test_refuses_a_code_that_nobody_printed(order):
    with pytest.raises(NoSuchSourceCode, match="There is no source code “FAB27”"):
        set_code(order, "FAB27")


@pytest.mark.parametrize("typed", ["FAB?6", "ab2", "F*6", "semiannual", "catalogue fab", "FAB"])
def test_takes_the_only_code_that_matches(order, typed):
    Catalog.objects.update(name="Fabrikam semiannual", names={"fr": "Catalogue Fabrikam"})

    set_code(order, typed)

    assert fresh(order).source_code.code == "FAB26"


def test_refuses_what_several_codes_match(order, catalog):
    SourceCodeFactory.create(code="FAB27", catalog=catalog)
    before = all_of(order)

    with pytest.raises(SeveralSourceCodes, match="match “FAB2”: FAB26, FAB27"):
        set_code(order, "FAB2")

    assert all_of(order) == before


def test_an_exact_code_is_meant_whatever_else_holds_it(order, catalog):
    SourceCodeFactory.create(code="FAB265", catalog=catalog)

    set_code(order, "fab26")

    assert fresh(order).source_code.code == "FAB26"


def test_the_code_that_stands_there_stays_after_its_end(order, catalog):
    set_code(order)
    over(catalog)
    before = all_of(order)

    set_code(fresh(order), "fab26")

    assert all_of(order) == before


@pytest.mark.parametrize("at", ["2026-11-24 08:00+00:00", "2026-11-25 07:59+00:00"])
def test_both_ends_of_the_day_at_the_call_center_are_valid(order, at):
    Catalog.objects.update(valid_from=date(2026, 11, 24), valid_to=date(2026, 11, 24))

    set_code(order, at=day(at))

    assert fresh(order).source_code.code == "FAB26"


@pytest.mark.parametrize("at", ["2026-11-24 07:59+00:00", "2026-11-25 08:00+00:00"])
def test_a_minute_outside_the_day_is_refused(order, at):
    Catalog.objects.update(valid_from=date(2026, 11, 24), valid_to=date(2026, 11, 24))

    with pytest.raises(SourceCodeNotValid):
        set_code(order, at=day(at))


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (draft, {"version": 99}, errors.Stale, "was changed by somebody else meanwhile"),
        (submitted, {}, errors.NotEditable, "cannot be changed any more: Open order"),
        (cancelled, {}, errors.NotEditable, "cannot be changed any more: Cancelled"),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal, words, catalog):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        set_code(order, **said)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers(order):
    with pytest.raises(errors.NoSuchOrder):
        set_code(order, by=stranger())

    assert fresh(order).source_code is None
