"""Taking a line off a draft."""

from decimal import Decimal

import pytest

from orders import errors, operations
from orders.models import Event
from tests.factories import NOW, ChargeRuleFactory
from tests.orders.answers import address, all_of, events_of, parts_of
from tests.orders.drafts import add, cancelled, draft, fresh, stranger, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


def delete(order, line=1, *, version=None, by=None):
    return operations.delete_line(
        order.number, line, version=version or order.version, at=NOW, by=by or order.taken_by
    )


def test_prices_what_is_left():
    order = draft("10.00", "5.00")
    item = order.lines.get(number=1).item.item_number

    delete(order)

    after = fresh(order)
    assert [line.number for line in after.lines.all()] == [2]
    assert (after.goods_total, after.total) == (Decimal("5.00"), Decimal("5.00"))
    assert after.version == order.version + 1
    event = order.events.get(kind=Event.LINE_DELETED)
    copies = event.facts.pop("copies")
    assert event.facts == {"line": 1, "item": item, "quantity": 1}
    assert [line["number"] for line in copies["OrderLine"]] == [1]
    assert (event.at, event.by) == (NOW, order.taken_by)


def test_the_last_line_takes_the_charges_with_it():
    ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    ChargeRuleFactory.create(level="line", tiers=[("0", None, "1.00")])
    order = draft("10.00")

    delete(order)

    after = fresh(order)
    assert (after.charges_total, after.total) == (0, 0)
    assert not after.charges.exists()


def test_the_number_of_a_line_in_between_is_not_given_again():
    order = draft("10.00", "20.00", "30.00")
    delete(order, 2)

    added = add(order, order.lines.get(number=1).item.item_number)

    assert added.number == 4
    assert [line.number for line in order.lines.order_by("number")] == [1, 3, 4]


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (draft, {"line": 2}, errors.NoSuchLine, "Line 2 of order [0-9]+ is gone"),
        (draft, {"version": 99}, errors.Stale, "was changed by somebody else meanwhile"),
        (submitted, {}, errors.NotEditable, "cannot be changed any more: Open order"),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal, words):
    order = make("10.00")
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        delete(order, **said)

    assert all_of(order) == before


def test_refuses_once_cancelled():
    order = cancelled()

    with pytest.raises(errors.NotEditable, match="cannot be changed any more: Cancelled"):
        delete(order)


def test_is_not_for_agents_of_other_call_centers():
    order = draft("10.00")

    with pytest.raises(errors.NoSuchOrder):
        delete(order, by=stranger())

    assert order.lines.count() == 1


def post(client, order, line=1, *, version=None):
    said = {"version": order.version if version is None else version}
    return client.post(address("orders:delete-line", order, line), said)


def test_takes_the_row_off_and_puts_the_focus_on_the_new_one(htmx_client):
    order = draft("10.00", "5.00")

    response = post(htmx_client, order)

    assert response.status_code == 200
    assert parts_of(response) == ["line-1", "undo", "version", "totals"]
    assert 'hx-target="#line-1" hx-swap="delete"' in response.content.decode()
    assert events_of(response) == {
        "announce": {"text": "Total 5.00 USD"},
        "focus": {"target": "#item"},
    }


def test_sends_a_plain_browser_back_to_the_desk(agent_client):
    order = draft("10.00")

    response = post(agent_client, order)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/?deleted=1")
    assert not order.lines.exists()


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_deletes_nothing(client, request):
    order = draft("10.00")

    response = post(request.getfixturevalue(client), order, version=order.version - 1)

    assert response.status_code == 409
    assert (
        f"You changed order {order.number} meanwhile, in another window"
        in response.content.decode()
    )
    assert order.lines.count() == 1


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_line_that_is_gone_is_answered_with_404(client, request):
    order = draft("10.00")

    response = post(request.getfixturevalue(client), order, 4)

    assert response.status_code == 404
    assert f"Line 4 of order {order.number} is gone" in response.content.decode()


def test_a_submitted_order_says_that_it_cannot_be_changed(htmx_client):
    order = submitted()

    response = post(htmx_client, order)

    assert response.status_code == 422
    assert "cannot be changed any more: Open order" in response.content.decode()
