"""A line's own source code: its prices instead of the order's."""

from decimal import Decimal

import pytest

from catalog.errors import NoSuchSourceCode, SourceCodeSwitchedOff
from catalog.models import SourceCode
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
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import add, draft, fresh, stranger, submitted

pytestmark = pytest.mark.django_db


def code_at(item, code, unit_price):
    """A source code of a catalog that asks this for the item."""
    group = PriceGroupFactory.create(code=f"PRICES-{code}")
    PriceFactory.create(item=item, price_group=group, unit_price=unit_price)
    SourceCodeFactory.create(code=code, catalog=CatalogFactory.create(price_groups=[group]))


@pytest.fixture
def order(call_center):
    """Two lines of an item at 10.00: 9.00 by the order's code FAB26, 7.00 by WEB26."""
    item = ItemFactory.create(item_number="70001", price="10.00")
    code_at(item, "FAB26", "9.00")
    code_at(item, "WEB26", "7.00")
    order = draft()
    operations.set_source_code(
        order.number, version=order.version, source_code="FAB26", at=NOW, by=order.taken_by
    )
    for _ in range(2):
        add(order, "70001")
    return fresh(order)


def set_code(order, code, *, line=1, version=None, by=None):
    return operations.set_line_source_code(
        order.number,
        line,
        version=version or order.version,
        source_code=code,
        at=NOW,
        by=by or order.taken_by,
    )


def prices(order):
    return list(order.lines.order_by("number").values_list("unit_price", flat=True))


def test_prices_the_line_by_its_own_catalog_and_no_other(order):
    assert prices(order) == [Decimal("9.00"), Decimal("9.00")]

    set_code(order, "web26")

    after = fresh(order)
    assert prices(after) == [Decimal("7.00"), Decimal("9.00")]
    assert (after.total, after.version) == (Decimal("16.00"), order.version + 1)
    event = order.events.get(kind=Event.LINE_CHANGED)
    assert event.facts == {
        "line": 1,
        "item": "70001",
        "changes": {"source_code": ["", "WEB26"]},
    }
    assert (event.at, event.by) == (NOW, order.taken_by)


def test_an_item_outside_its_own_catalog_has_the_base_price_not_the_orders(order):
    SourceCodeFactory.create(code="EMPTY")

    set_code(order, "EMPTY", line=2)

    assert prices(order) == [Decimal("9.00"), Decimal("10.00")]


def test_empty_means_the_orders_code_again(order):
    set_code(order, "WEB26")

    set_code(fresh(order), "")

    assert prices(order) == [Decimal("9.00"), Decimal("9.00")]
    facts = order.events.latest("pk").facts
    assert facts["changes"] == {"source_code": ["WEB26", ""]}


def test_the_orders_code_leaves_a_line_with_its_own(order):
    set_code(order, "WEB26")
    now = fresh(order)

    operations.set_source_code(
        order.number, version=now.version, source_code="", at=NOW, by=order.taken_by
    )

    assert prices(order) == [Decimal("7.00"), Decimal("10.00")]


@pytest.mark.parametrize("code", ["WEB26", "web26"])
def test_the_same_code_is_no_change(order, code):
    set_code(order, "WEB26")
    before = all_of(order)

    set_code(fresh(order), code)

    assert all_of(order) == before


def test_refuses_a_code_that_is_switched_off(order):
    SourceCode.objects.filter(code="WEB26").update(is_active=False)
    before = all_of(order)

    with pytest.raises(SourceCodeSwitchedOff, match="WEB26 is switched off"):
        set_code(order, "WEB26")

    assert all_of(order) == before


@pytest.mark.parametrize(
    ("said", "refusal", "words"),
    [
        ({"code": "NO"}, NoSuchSourceCode, "There is no source code “NO”"),
        ({"code": "WEB26", "version": 99}, errors.Stale, "was changed by somebody else"),
        ({"code": "WEB26", "line": 9}, errors.NoSuchLine, "Line 9 of order"),
    ],
)
def test_refuses_and_changes_nothing(order, said, refusal, words):
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        set_code(order, **said)

    assert all_of(order) == before


def test_not_after_submit(order):
    sent = submitted()

    with pytest.raises(errors.NotEditable, match="Open order"):
        set_code(sent, "WEB26")


def test_is_not_for_agents_of_other_call_centers(order):
    with pytest.raises(errors.NoSuchOrder):
        set_code(order, "WEB26", by=stranger())

    assert prices(order) == [Decimal("9.00"), Decimal("9.00")]


def post(client, order, code, *, line=1, version=None):
    said = {"source_code": code, "version": version or order.version}
    return client.post(address("orders:set-line-source-code", order, line), said)


def test_shows_htmx_the_field_its_row_and_the_totals(htmx_client, order):
    SourceCode.objects.filter(code="WEB26").update(script="Say web.")

    response = post(htmx_client, order, "WEB26")

    assert response.status_code == 200
    assert parts_of(response) == ["line-source-form", "line-1", "version", "totals"]
    assert events_of(response) == {"announce": {"text": "Say web. Total 16.00 USD"}}
    html = response.content.decode()
    assert value_of(response, "source_code", within="line-source-form") == "WEB26"
    assert '<p lang="en">Say web.</p>' in html
    assert html.count("</span> WEB26</span>") == 1  # the badge of the one row


def test_sends_a_plain_browser_back_to_the_line(agent_client, order):
    response = post(agent_client, order, "WEB26")

    assert response.status_code == 302
    assert response.url == f"/orders/{order.number}/lines/1/"
    assert fresh(order).total == Decimal("16.00")


def test_shows_a_plain_browser_the_line_with_what_was_refused(agent_client, order):
    response = post(agent_client, order, "NO")

    assert response.status_code == 422
    assert value_of(response, "source_code", within="line-source-form") == "NO"
    assert "There is no source code “NO”." in response.content.decode()
    assert prices(order) == [Decimal("9.00"), Decimal("9.00")]


def test_the_line_shows_what_to_say_of_its_code(agent_client, order):
    SourceCode.objects.filter(code="WEB26").update(script="Say web.")
    set_code(order, "WEB26")

    page = agent_client.get(address("orders:line", order, 1)).content.decode()

    assert '<p lang="en">Say web.</p>' in page


def test_keeps_what_was_typed_when_it_is_refused(htmx_client, order):
    response = post(htmx_client, order, "NO")

    assert response.status_code == 422
    assert parts_of(response) == ["line-source-form", "version", "totals"]
    assert value_of(response, "source_code", within="line-source-form") == "NO"
    assert "There is no source code “NO”." in response.content.decode()
    assert events_of(response) == {
        "open-dialog": {"id": "line"},
        "focus": {"target": "#line_source_code"},
    }


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_the_lines_own_code(client, order, request):
    set_code(order, "WEB26")

    response = post(request.getfixturevalue(client), order, "FAB26")

    assert response.status_code == 409
    html = response.content.decode()
    assert "Line source code" in html
    assert "<td>FAB26</td><td>WEB26</td>" in html


def test_what_to_say_before_submit_is_said_for_each_code_once(agent_client, order):
    SourceCode.objects.filter(code="FAB26").update(submit_script="Thank by FAB.")
    SourceCode.objects.filter(code="WEB26").update(submit_script="Thank by WEB.")
    for line in (1, 2):
        set_code(fresh(order), "WEB26", line=line)

    html = agent_client.get(address("payments:summary", order)).content.decode()

    assert [html.count(f"Thank by {name}.") for name in ("FAB", "WEB")] == [1, 1]
