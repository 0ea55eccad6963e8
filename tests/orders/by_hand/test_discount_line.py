"""A manual discount on one line."""

from decimal import Decimal

import pytest

from orders import errors
from orders.models import Override
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.conceding import by_hand, discount_line, limited, set_price
from tests.orders.drafts import add, draft, fresh, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reason")]


@pytest.mark.parametrize(
    ("size", "total"), [({"percent": Decimal(10)}, "90.00"), ({"amount": Decimal("4.50")}, "95.50")]
)
def test_takes_a_percentage_or_an_amount_off_the_line(size, total):
    limited()
    order = draft("100.00")

    discount_line(order, **size)

    after = fresh(order)
    line = order.lines.get()
    assert (line.goods, line.net) == (100, Decimal(total))
    assert (after.total, after.untouched_total) == (Decimal(total), 100)
    assert after.conceded_total == 100 - Decimal(total)


def test_the_discount_is_taken_off_the_manual_price():
    limited(percent=Decimal(20))
    order = draft("100.00")
    set_price(order, Decimal("90.00"))

    discount_line(order, percent=Decimal(10))

    assert fresh(order).total == Decimal("81.00")
    assert Override.objects.filter(put_back_at=None).count() == 2


def test_both_together_are_one_concession():
    limited()
    order = draft("100.00")
    set_price(order, Decimal("95.00"))
    before = all_of(order) | by_hand(order)

    with pytest.raises(errors.AbovePercent, match=r"14\.5 % of the order"):
        discount_line(order, percent=Decimal(10))

    assert all_of(order) | by_hand(order) == before


def test_a_line_that_grows_needs_an_approval_before_it_is_submitted():
    limited(percent=None, per_order="10.00")
    order = draft("100.00")
    discount_line(order, percent=Decimal(10))
    assert fresh(order).unapproved_total == 10

    add(order, order.lines.get().item.item_number)

    assert fresh(order).unapproved_total == 10


def test_is_not_for_a_submitted_order():
    order = submitted("100.00")

    with pytest.raises(errors.NotEditable):
        discount_line(order, percent=Decimal(10))


def post(client, order, discount, **more):
    said = {
        "version": fresh(order).version,
        "discount": discount,
        "reason": "GOODWILL",
        "note": "",
        **more,
    }
    return client.post(address("orders:discount-line", order, 1), said)


def test_shows_htmx_the_rows_and_the_totals(htmx_client):
    limited()
    order = draft("100.00", "20.00")

    response = post(htmx_client, order, "10%")

    assert response.status_code == 200
    assert parts_of(response) == [
        "line-1",
        "line-2",
        "waiting",
        "line-by-hand",
        "version",
        "totals",
    ]
    assert events_of(response) == {
        "announce": {"text": "Total 110.00 USD"},
        "close-dialog": {"id": "touch"},
    }
    assert "discount" in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter an amount or a percentage."),
        ("abc", "“abc” is no discount. Write it like 10.00 or 15%."),
        ("101%", "Enter a percentage above 0 and up to 100."),
        ("0", "Enter an amount above 0 that the order can hold."),
        ("1.005", "can be read in two ways"),
        ("0.005", "No more than 2 decimals here: shorten “0.005”."),
        ("33.33333%", "No more than 4 decimals here: shorten “33.33333%”."),
        ("half", "“half” is no discount."),
    ],
)
@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_says_what_is_wrong_with_what_was_typed(client, request, typed, words):
    limited()
    order = draft("100.00")
    before = all_of(order) | by_hand(order)

    response = post(request.getfixturevalue(client), order, typed, note="Third call")

    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert value_of(response, "discount") == typed
    assert value_of(response, "note") == "Third call"
    assert all_of(order) | by_hand(order) == before


def test_sends_a_plain_browser_back_to_the_desk(agent_client):
    limited()
    order = draft("100.00")

    response = post(agent_client, order, "5")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    assert fresh(order).total == 95
