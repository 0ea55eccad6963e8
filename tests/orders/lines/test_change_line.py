"""Changing how many of a line are ordered."""

from decimal import Decimal

import pytest

from orders import errors, operations
from orders.models import Event
from pricing.errors import AmountTooLarge
from tests.factories import NOW, ItemFactory, PriceFactory
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import add, cancelled, draft, fresh, stranger, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


def change(order, quantity, line=1, *, version=None, by=None):
    return operations.change_line(
        order.number,
        line,
        version=version or order.version,
        quantity=quantity,
        at=NOW,
        by=by or order.taken_by,
    )


def test_prices_the_order_anew():
    order = draft("10.00", "5.00")

    change(order, 3)

    after = fresh(order)
    assert after.lines.get(number=1).quantity == 3
    assert (after.goods_total, after.total) == (Decimal("35.00"), Decimal("35.00"))
    assert after.version == order.version + 1
    event = order.events.get(kind=Event.LINE_CHANGED)
    item = order.lines.get(number=1).item.item_number
    assert event.facts == {"line": 1, "item": item, "changes": {"quantity": [1, 3]}}
    assert (event.at, event.by) == (NOW, order.taken_by)


def test_a_quantity_break_lowers_the_price_and_back():
    item = ItemFactory.create(price="10.00")
    PriceFactory.create(item=item, unit_price="8.00", from_quantity=5)
    order = draft()
    add(order, item.item_number)

    change(fresh(order), 6)
    assert fresh(order).total == Decimal("48.00")

    change(fresh(order), 4)
    assert fresh(order).total == Decimal("40.00")


def test_the_same_quantity_is_no_change():
    order = draft("10.00")
    before = all_of(order)

    change(order, 1)

    assert all_of(order) == before


@pytest.mark.parametrize("quantity", [1, 99_999])
def test_both_ends_of_the_range_are_taken(quantity):
    order = draft("0.01")

    change(order, quantity)

    assert order.lines.get().quantity == quantity


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (draft, {"quantity": 0}, errors.QuantityOutOfRange, "from 1 to 99,999"),
        (draft, {"quantity": -1}, errors.QuantityOutOfRange, "from 1 to 99,999"),
        (draft, {"quantity": 100_000}, errors.QuantityOutOfRange, "from 1 to 99,999"),
        (draft, {"line": 2}, errors.NoSuchLine, "Line 2 of order [0-9]+ is gone"),
        (draft, {"version": 99}, errors.Stale, "was changed by somebody else meanwhile"),
        (submitted, {}, errors.NotEditable, "cannot be changed any more: Open order"),
        (cancelled, {}, errors.NotEditable, "cannot be changed any more: Cancelled"),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal, words):
    order = make("10.00") if make is not cancelled else make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        change(order, **{"quantity": 2} | said)

    assert all_of(order) == before


def test_an_amount_beyond_the_column_is_refused():
    order = draft("9999999.00")
    before = all_of(order)

    with pytest.raises(AmountTooLarge, match="beyond what an order can hold"):
        change(order, 99_999)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers():
    order = draft("10.00")

    with pytest.raises(errors.NoSuchOrder, match=f"There is no order {order.number} in your"):
        change(order, 2, by=stranger())

    assert order.lines.get().quantity == 1


def post(client, order, quantity, line=1, *, version=None, **options):
    said = {"quantity": quantity, "version": order.version if version is None else version}
    return client.post(address("orders:change-line", order, line), said, **options)


def test_shows_htmx_the_row_and_the_totals(htmx_client):
    order = draft("10.00", "5.00")

    response = post(htmx_client, order, "3")

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == ["line-1", "version", "totals"]
    assert events_of(response) == {"announce": {"text": "Total 35.00 USD"}}
    assert value_of(response, "quantity") == "3"
    assert f'<data id="version" value="{order.version + 1}"' in page
    assert "35.00" in page


def test_the_version_of_the_header_goes_before_that_of_the_form(htmx_client):
    order = draft("10.00")

    response = post(
        htmx_client, order, "3", version=1, headers={"Order-Version": str(order.version)}
    )

    assert response.status_code == 200
    assert order.lines.get().quantity == 3


def test_sends_a_plain_browser_back_to_the_desk(agent_client):
    order = draft("10.00")

    response = post(agent_client, order, "3")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    assert order.lines.get().quantity == 3


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0", "Enter a whole quantity from 1 to 99,999."),
        ("100000", "Enter a whole quantity from 1 to 99,999."),
        ("1.5", "Enter a whole quantity, such as 1."),
        ("two", "Enter a whole quantity, such as 1."),
        ("", "Enter a whole quantity, such as 1."),
        ("9" * 5000, "Enter a whole quantity, such as 1."),
    ],
)
@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_shows_what_was_typed_and_why_it_cannot_be(client, typed, words, request):
    order = draft("10.00")
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, typed)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert value_of(response, "quantity", within="line-1") == typed
    assert "announce" not in events_of(response)
    assert all_of(order) == before


def test_a_refusal_gives_htmx_the_row_too(htmx_client):
    order = draft("10.00")

    response = post(htmx_client, order, "0")

    assert parts_of(response) == ["line-1", "version", "totals"]


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_both_quantities(client, request):
    order = draft("10.00")
    seen = order.version
    change(order, 2)

    response = post(request.getfixturevalue(client), order, "7", version=seen)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Quantity, line 1" in page
    assert "<td>7</td><td>2</td>" in page
    assert value_of(response, "quantity") == "7"
    assert value_of(response, "version") == str(seen + 1)
    assert order.lines.get().quantity == 2


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_line_that_is_gone_is_answered_with_404(client, request):
    order = draft("10.00")

    response = post(request.getfixturevalue(client), order, "2", line=4)

    assert response.status_code == 404
    assert f"Line 4 of order {order.number} is gone" in response.content.decode()
