"""Setting the code on the back of the catalog."""

from datetime import date
from decimal import Decimal

import pytest

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
from tests.orders.answers import address, all_of, day, events_of, parts_of, value_of
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


def not_yet(catalog):
    Catalog.objects.update(valid_from=date(2026, 11, 25))


@pytest.mark.parametrize("spoil", [unpublished, inactive, not_offered_here, over, not_yet])
def test_refuses_a_code_that_is_not_valid(order, catalog, spoil):
    spoil(catalog)
    before = all_of(order)

    with pytest.raises(errors.SourceCodeNotValid, match="Source code FAB26 is not valid today"):
        set_code(order)

    assert all_of(order) == before


def test_refuses_a_code_that_nobody_printed(order):
    with pytest.raises(errors.SourceCodeNotValid, match="Source code FAB27 is not valid today"):
        set_code(order, "FAB27")


@pytest.mark.parametrize("at", ["2026-11-24 08:00+00:00", "2026-11-25 07:59+00:00"])
def test_both_ends_of_the_day_at_the_call_center_are_valid(order, at):
    Catalog.objects.update(valid_from=date(2026, 11, 24), valid_to=date(2026, 11, 24))

    set_code(order, at=day(at))

    assert fresh(order).source_code.code == "FAB26"


@pytest.mark.parametrize("at", ["2026-11-24 07:59+00:00", "2026-11-25 08:00+00:00"])
def test_a_minute_outside_the_day_is_refused(order, at):
    Catalog.objects.update(valid_from=date(2026, 11, 24), valid_to=date(2026, 11, 24))

    with pytest.raises(errors.SourceCodeNotValid):
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


def post(client, order, code, *, version=None):
    said = {"source_code": code, "version": order.version if version is None else version}
    return client.post(address("orders:set-source-code", order), said)


def test_shows_htmx_the_field_all_rows_and_the_totals(htmx_client, order):
    response = post(htmx_client, order, "FAB26")

    assert response.status_code == 200
    assert parts_of(response) == ["source-form", "rows", "version", "totals"]
    assert events_of(response) == {"announce": {"text": "Total 18.00 USD"}}
    assert value_of(response, "source_code") == "FAB26"
    assert "9.00, price group FABRIKAM." in response.content.decode()


def test_sends_a_plain_browser_back_to_the_desk(agent_client, order):
    response = post(agent_client, order, "FAB26")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    assert fresh(order).total == Decimal("18.00")


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_shows_why_it_cannot_be_and_leaves_the_rows(client, order, request):
    response = post(request.getfixturevalue(client), order, "FAB27")

    assert response.status_code == 422
    assert "Source code FAB27 is not valid today." in response.content.decode()
    assert parts_of(response)[:2] in (["source-form", "version"], [])
    assert fresh(order).source_code is None


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_both_codes(client, order, request):
    response = post(request.getfixturevalue(client), order, "FAB26", version=order.version - 1)

    assert response.status_code == 409
    assert "<td>FAB26</td><td>–</td>" in response.content.decode()
    assert value_of(response, "source_code") == "FAB26"
    assert fresh(order).source_code is None
