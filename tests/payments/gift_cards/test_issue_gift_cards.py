"""Issuing gift cards: when, how many, for how much, and what is kept of a number."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection

from callcenter.words.card_brands import passes_luhn
from callcenter.words.card_numbers import holds_card_number
from orders.errors import NoSuchOrder
from orders.models import Event, Status
from payments import errors
from payments.models import CardEntryKind, GiftCard
from payments.ways.card_codes import GROUPS, LETTERS, draw_code
from tests.factories import NOW, ItemFactory
from tests.orders.drafts import add, draft, fresh, pay, stranger, submit
from tests.payments.cards import CODE, NUMBER, PIN, issue, order_of_gift_cards, sold

pytestmark = pytest.mark.django_db


def test_a_card_exists_once_the_order_is_submitted_and_paid():
    order = order_of_gift_cards("50.00")
    pay(order)
    submit(order)

    (issued,) = issue(order, CODE)

    card = GiftCard.objects.get()
    assert (issued.card, issued.code) == (card, CODE)
    assert (card.value, card.balance, card.currency) == (Decimal("50.00"), Decimal("50.00"), "USD")
    assert (card.last_four, card.line, card.issued_at) == ("G6H7", order.lines.get(), NOW)
    entry = card.entries.get()
    assert (entry.kind, entry.amount) == (CardEntryKind.ISSUED, Decimal("50.00"))
    assert order.events.get(kind=Event.GIFT_CARDS_ISSUED).facts == {
        "cards": ["G6H7"],
        "amount": "50.00",
    }


def test_neither_number_nor_pin_is_kept_anywhere():
    sold()

    kept = ""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT row_to_json(one)::text FROM "{table}" one')
            kept += "".join(row for (row,) in cursor.fetchall())

    assert GiftCard.objects.get().number_hash in kept
    assert NUMBER not in kept
    assert PIN not in kept
    assert repr(CODE) == "CardCode()"


def test_each_piece_of_each_line_is_a_card_of_its_price():
    order = order_of_gift_cards("50.00", "25.00", quantity=2)
    pay(order)
    submit(order)

    values = [one.card.value for one in issue(order)]

    assert values == [Decimal("50.00")] * 2 + [Decimal("25.00")] * 2


def test_an_order_of_gift_cards_alone_is_shipped_with_them():
    order = sold().line.order

    line = order.lines.get()
    assert fresh(order).status == Status.SHIPPED
    assert (line.quantity_taken, line.quantity_shipped) == (1, 1)


def test_an_order_with_goods_stays_open():
    order = order_of_gift_cards("50.00")
    add(order, ItemFactory.create().item_number)
    pay(order)
    submit(order)

    issue(order)

    assert fresh(order).status == Status.SUBMITTED
    assert [line.quantity_shipped for line in order.lines.order_by("number")] == [1, 0]


@pytest.mark.parametrize("reached", ["draft", "paid"])
def test_not_before_the_order_is_submitted(reached):
    order = order_of_gift_cards("50.00")
    if reached == "paid":
        pay(order)

    with pytest.raises(errors.GiftCardsNotYet, match=f"Order {order.number} is not submitted and"):
        issue(order)

    assert not GiftCard.objects.exists()


def test_none_are_due_twice():
    order = sold().line.order

    with pytest.raises(errors.NoGiftCardsDue, match="have a supervisor void the old one first"):
        issue(order)

    assert GiftCard.objects.count() == 1


def test_the_same_key_issues_once_and_shows_nothing_again():
    order, key = order_of_gift_cards("50.00"), uuid4()
    pay(order)
    submit(order)
    issue(order, key=key)

    with pytest.raises(errors.GiftCardsShownOnce, match="their numbers are shown only once"):
        issue(order, key=key)

    assert GiftCard.objects.count() == 1


def test_what_costs_nothing_is_no_card():
    order = order_of_gift_cards("0.00")
    submit(order)

    with pytest.raises(errors.GiftCardWithoutPrice, match="Line 1 costs nothing"):
        issue(order)


def test_goods_are_no_gift_cards():
    order = draft("10.00")
    pay(order)
    submit(order)

    with pytest.raises(errors.NoGiftCardsDue):
        issue(order)


def test_a_stranger_issues_nothing():
    order = order_of_gift_cards("50.00")
    pay(order)
    submit(order)

    with pytest.raises(NoSuchOrder):
        issue(order, by=stranger())


def test_numbers_never_look_like_card_numbers():
    codes = [draw_code() for _ in range(500)]

    assert len({code.number for code in codes}) == 500
    for code in codes:
        assert len(code.number) == 12
        assert all(code.number[place * 4] in LETTERS for place in range(GROUPS))
        assert len(code.pin) == 6
        assert code.pin.isdigit()
        assert not holds_card_number(f"{code.number} {code.pin}")
        assert not holds_card_number(f"{code.shown} {code.pin} {code.number}")
    assert passes_luhn("4111111111111111")
