"""A deleted line comes back as it was, for as long as nobody else changed the order."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders import errors, operations
from orders.models import Event, Override
from tests.factories import NOW, ReasonCodeFactory
from tests.orders.answers import address, all_of, events_of, parts_of
from tests.orders.drafts import add, another_agent_of, draft, fresh, stranger, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]

STAYS = {"version"}


def delete(order, line=2):
    operations.delete_line(order.number, line, version=order.version, at=NOW, by=order.taken_by)
    return fresh(order)


def restore(order, line=2, *, version=None, by=None, **said):
    return operations.restore_line(
        order.number,
        line,
        version=version or order.version,
        at=NOW,
        by=by or order.taken_by,
        **said,
    )


def line_of(order, number=2):
    (row,) = order.lines.filter(number=number).values()
    return {name: value for name, value in row.items() if name not in STAYS}


def test_it_comes_back_with_its_number_and_figures():
    order = draft("10.00", "20.00", "30.00")
    was, total = line_of(order), order.total

    restore(delete(order))

    after = fresh(order)
    assert line_of(after) == was
    assert (after.total, after.version) == (total, order.version + 2)
    event = order.events.get(kind=Event.LINE_RESTORED)
    item = order.lines.get(number=2).item.item_number
    assert event.facts == {"line": 2, "item": item, "quantity": 1}


def test_a_price_set_by_hand_comes_back_with_it():
    order = draft("10.00", "20.00")
    Override.objects.create(
        order=order, kind="price", line=2, from_amount="20.00", amount="15.00",
        reason=ReasonCodeFactory.create(), at=NOW, by=order.taken_by,
    )  # fmt: skip

    restore(delete(order))

    assert order.lines.get(number=2).unit_price == Decimal("15.00")
    assert [one.amount for one in Override.objects.standing(order)] == [Decimal("15.00")]


def test_asked_twice_it_comes_back_once():
    order = delete(draft("10.00", "20.00"))
    key = uuid4()

    restore(order, key=key)
    restore(order, key=key)

    assert order.events.filter(kind=Event.LINE_RESTORED).count() == 1
    assert [line.number for line in order.lines.order_by("number")] == [1, 2]


def untouched():
    return draft("10.00", "20.00")


def given_again():
    order = delete(untouched())
    add(order, order.lines.get().item.item_number)
    return fresh(order)


def changed_by_somebody_else():
    order = delete(untouched())
    other = another_agent_of(order.call_center)
    operations.change_line(order.number, 1, version=order.version, quantity=3, at=NOW, by=other)
    return fresh(order)


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (untouched, {}, errors.NothingToRestore, "Line 2 cannot come back"),
        (given_again, {}, errors.NothingToRestore, "Add the item again"),
        (changed_by_somebody_else, {}, errors.ChangedSinceDeleted, "changed the order after line 2"),
        (lambda: delete(untouched()), {"version": 99}, errors.Stale, "changed by somebody else"),
        (submitted, {}, errors.NotEditable, "cannot be changed any more"),
    ],
)  # fmt: skip
def test_refuses_and_changes_nothing(make, said, refusal, words):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        restore(order, **said)

    assert all_of(order) == before


def test_what_another_line_took_over_is_not_there_twice():
    order = draft("10.00")
    add(order, order.lines.get().item.item_number)
    order = fresh(order)
    operations.join_line(order.number, 2, version=order.version, at=NOW, by=order.taken_by)

    with pytest.raises(errors.NothingToRestore):
        restore(fresh(order))


def test_is_not_for_agents_of_other_call_centers():
    with pytest.raises(errors.NoSuchOrder):
        restore(delete(draft("10.00", "20.00")), by=stranger())


def post(client, verb, order):
    return client.post(address(f"orders:{verb}", order, 2), {"version": order.version})


def test_the_desk_offers_it_and_says_that_it_is_back(htmx_client):
    order = draft("10.00", "20.00")

    offer = post(htmx_client, "delete-line", order).content.decode()
    response = post(htmx_client, "restore-line", fresh(order))

    assert "Line 2 is deleted." in offer
    assert address("orders:restore-line", order, 2) in offer
    assert parts_of(response) == ["rows", "undo", "version", "totals"]
    assert events_of(response)["announce"] == {"text": "Line 2 is back. Total 30.00 USD"}
    assert "is deleted" not in response.content.decode()


def test_a_plain_browser_is_offered_it_on_the_page(agent_client):
    order = draft("10.00", "20.00")

    page = agent_client.get(post(agent_client, "delete-line", order).url).content.decode()
    response = post(agent_client, "restore-line", fresh(order))

    assert "Line 2 is deleted." in page
    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    assert order.lines.count() == 2
