"""Unlocking a line of an order being modified: today's price in place of the promised one."""

from decimal import Decimal

import pytest
from django.utils import timezone

from orders import errors, operations
from orders.models import Event, OrderLine
from payments.models import GiftCard
from tests.factories import ItemFactory
from tests.orders.amended import amend, figures, lines_of, new_price, open_order, said, submit_again
from tests.orders.answers import all_of
from tests.orders.drafts import add, draft, pay

pytestmark = pytest.mark.django_db


def unlock(order, line=1):
    return operations.unlock_line(order.number, line, **said(order))


def test_the_line_alone_has_todays_price():
    order = open_order(draft("50.00", "30.00"))
    first, second = (line.item.item_number for line in lines_of(order))
    new_price(first, "45.00")
    new_price(second, "25.00")
    amend(order)

    unlock(order)

    assert figures(order)[0] == [(1, 1, "45.00"), (2, 1, "30.00")]
    event = order.events.get(kind=Event.PRICE_UNLOCKED)
    assert event.facts["line"] == 1
    assert event.facts["changes"] == {"unit_price": ["50.0000", "45.0000"]}


def test_from_the_next_submit_on_it_keeps_that_price():
    order = open_order(draft("50.00"))
    item_number = order.lines.get().item.item_number
    new_price(item_number, "60.00")
    amend(order)
    unlock(order)
    pay(order, at=timezone.now())
    submit_again(order, "60.00")
    new_price(item_number, "70.00")

    amend(order)
    operations.change_line(order.number, 1, quantity=2, **said(order))

    assert figures(order)[0] == [(1, 2, "60.00")]


def test_refuses_a_line_that_has_todays_price_already():
    order = amend(open_order())
    item = ItemFactory.create()
    add(order, item.item_number, at=timezone.now())
    before = all_of(order)

    with pytest.raises(errors.NothingToUnlock, match="Line 2 has today’s price already"):
        unlock(order, 2)

    assert all_of(order) == before


def test_refuses_an_order_that_nobody_modifies():
    for order in (draft("10.00"), open_order(draft("20.00"))):
        before = all_of(order)
        with pytest.raises(errors.NotBeingModified):
            unlock(order)
        assert all_of(order) == before


@pytest.mark.parametrize(
    ("taken", "shipped", "refusal", "words"),
    [
        (1, 0, errors.LineTaken, "The warehouse has taken line 1. Have it recalled first"),
        (1, 1, errors.LineShipped, "Line 1 is shipped and stays as it is"),
    ],
)
def test_what_the_warehouse_has_stays_as_it_is(taken, shipped, refusal, words):
    order = open_order()
    OrderLine.objects.update(quantity_taken=taken, quantity_shipped=shipped)
    amend(order)
    before = all_of(order)

    for change in (
        lambda: unlock(order),
        lambda: operations.change_line(order.number, 1, quantity=2, **said(order)),
        lambda: operations.delete_line(order.number, 1, **said(order)),
        lambda: operations.expedite_line(order.number, 1, is_expedited=True, **said(order)),
    ):
        with pytest.raises(refusal, match=words):
            change()

    assert all_of(order) == before


def test_shipped_pieces_are_never_taken_off():
    order = draft()
    add(order, ItemFactory.create(price="10.00").item_number, 3)
    open_order(order)
    OrderLine.objects.update(quantity_taken=2, quantity_shipped=2)
    amend(order)

    for change in (
        lambda: operations.change_line(order.number, 1, quantity=1, **said(order)),
        lambda: operations.delete_line(order.number, 1, **said(order)),
    ):
        with pytest.raises(errors.FewerThanShipped, match="Of line 1, 2 pieces are shipped"):
            change()
    operations.change_line(order.number, 1, quantity=2, **said(order))

    assert lines_of(order).get().quantity == 2


def test_the_header_does_not_send_elsewhere_what_the_warehouse_has_taken():
    order = open_order()
    OrderLine.objects.update(quantity_taken=1)
    amend(order)
    before = all_of(order)

    with pytest.raises(errors.LineTaken):
        operations.deliver_to(order.number, address=None, street="1 New Street", **said(order))
    with pytest.raises(errors.LineTaken):
        operations.set_mode(order.number, mode="99", **said(order))

    assert all_of(order) == before
    assert order.total == Decimal("120.00")


def test_a_line_with_issued_gift_cards_is_cancelled_not_taken_off():
    order = open_order()
    GiftCard.objects.create(
        line=order.lines.get(), number_hash="n", pin_hash="p", last_four="G6H7", currency="USD",
        value=50, balance=50, issued_at=timezone.now(), issued_by=order.taken_by,
    )  # fmt: skip
    amend(order)
    before = all_of(order)

    with pytest.raises(errors.LineHasGiftCards, match="Gift cards were issued for line 1"):
        operations.delete_line(order.number, 1, **said(order))

    assert all_of(order) == before
