"""A cancelled order is taken up again as a new draft, at today's terms."""

from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.errors import KeyUsedForSomethingElse
from orders import errors, operations
from orders.models import Event, Order, Status
from tests.factories import NOW, ItemFactory
from tests.orders.answers import all_of
from tests.orders.drafts import add, draft, draft_of_120, fresh, stranger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


def cancel(order):
    operations.cancel_order(
        order.number,
        version=fresh(order).version,
        reason="Caller hung up",
        at=NOW,
        by=order.taken_by,
    )
    return fresh(order)


def take_up(order, *, key=None, by=None):
    return operations.take_up_again(
        order.number, key=key or uuid4(), at=NOW, by=by or order.taken_by
    )


def test_makes_a_draft_with_the_same_lines_at_todays_terms():
    old = draft_of_120(reference="PO 7")
    add(old, ItemFactory.create(item_number="84003", price="5.00").item_number, 3)
    cancel(old)
    old.lines.get(number=1).item.prices.update(unit_price="100.05")

    taken = take_up(old)

    order = fresh(taken.order)
    assert (order.status, order.takes_up, order.revision) == (Status.DRAFT, old, 0)
    assert (order.customer, order.call_center, order.mode) == (
        old.customer,
        old.call_center,
        old.mode,
    )
    assert (order.address, order.reference, order.taken_by) == (old.address, "PO 7", old.taken_by)
    assert list(
        order.lines.order_by("number").values_list("item__item_number", "quantity", "unit_price")
    ) == [("81327", 1, Decimal("100.05")), ("84003", 3, Decimal("5.00"))]
    assert order.total == Decimal("125.00")  # 115.05 goods, 7.95 shipping, 2.00 handling
    assert taken.left_behind == []


def test_each_names_the_other():
    old = cancel(draft("10.00"))

    order = take_up(old).order

    assert fresh(old).taken_up_by == order
    assert old.events.get(kind=Event.TAKEN_UP).facts == {"other": order.number}
    assert order.events.get(kind=Event.OPENED).facts["takes_up"] == old.number


def test_names_the_lines_that_are_no_longer_sold():
    old = draft("10.00", "20.00", "30.00")
    first, second, third = (line.item for line in old.lines.order_by("number"))
    cancel(old)
    first.is_active = False
    first.save()
    third.prices.all().delete()

    taken = take_up(old)

    assert taken.left_behind == [first.item_number, third.item_number]
    (line,) = taken.order.lines.all()
    assert line.item == second
    assert fresh(taken.order).total == Decimal("20.00")


def test_refuses_where_nothing_of_it_is_sold():
    old = cancel(draft("10.00"))
    item = old.lines.get().item
    item.is_active = False
    item.save()

    with pytest.raises(
        errors.NothingSoldAnyMore,
        match=rf"No item of order {old.number} is sold any more: {item.item_number}\. Open a new",
    ):
        take_up(old)

    assert Order.objects.count() == 1


def test_refuses_an_order_that_is_not_cancelled():
    order = draft("10.00")
    before = all_of(order)

    with pytest.raises(
        errors.NotCancelled,
        match=rf"Order {order.number} is not cancelled: Draft\. Open it to go on with it\.",
    ):
        take_up(order)

    assert all_of(order) == before
    assert Order.objects.count() == 1


def test_once_only():
    old = cancel(draft("10.00"))
    other = take_up(old).order

    with pytest.raises(
        errors.TakenUpAlready,
        match=rf"Order {old.number} was taken up again as order {other.number}\. Open that one\.",
    ):
        take_up(old)

    assert Order.objects.count() == 2


def test_the_same_key_opens_one_draft():
    old, key = cancel(draft("10.00", "5.00")), uuid4()
    item = old.lines.get(number=2).item
    item.is_active = False
    item.save()

    first, second = take_up(old, key=key), take_up(old, key=key)

    assert first == second
    assert second.left_behind == [item.item_number]
    with pytest.raises(KeyUsedForSomethingElse):
        operations.new_order(
            old.customer, call_center=old.call_center, key=key, at=NOW, by=old.taken_by
        )


def test_is_not_for_agents_of_other_call_centers():
    old = cancel(draft("10.00"))

    with pytest.raises(errors.NoSuchOrder):
        take_up(old, by=stranger())


def test_the_page_of_a_cancelled_order_offers_it_and_names_the_new_one(client):
    old = cancel(draft("10.00", "5.00"))
    item = old.lines.get(number=2).item
    item.is_active = False
    item.save()
    client.force_login(old.taken_by)
    page = client.get(old.get_absolute_url()).content.decode()
    assert "Take up again" in page

    answer = client.post(f"/orders/{old.number}/take-up-again/", {"key": str(uuid4())}, follow=True)

    order = fresh(old).taken_up_by
    assert answer.redirect_chain == [(order.get_absolute_url(), 302)]
    said = answer.content.decode()
    assert f"No longer sold, and left out: {item.item_number}." in said
    assert f'<a href="{old.get_absolute_url()}">{old.number}</a>' in said
    page = client.get(old.get_absolute_url()).content.decode()
    assert f'<a href="{order.get_absolute_url()}">{order.number}</a>' in page
    assert "<button>Take up again</button>" not in page


def test_a_post_without_a_key_opens_nothing(client):
    old = cancel(draft("10.00"))
    client.force_login(old.taken_by)

    answer = client.post(f"/orders/{old.number}/take-up-again/", {"key": "7"})

    assert (answer.status_code, answer["Location"]) == (302, old.get_absolute_url())
    assert Order.objects.count() == 1
