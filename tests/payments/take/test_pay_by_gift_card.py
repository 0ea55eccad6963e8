"""Paying by gift card: held at OK, taken at Submit, freed when removed; and what is refused."""

from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.models import Once
from orders import errors as order_errors
from orders import operations as order_operations
from payments import errors, operations
from payments.models import GiftCard, Happened, Payment, PaymentEvent
from payments.ways import way_of
from tests.factories import NOW, ItemFactory, OrderFactory
from tests.orders.drafts import add, draft, elsewhere, fresh, pay, submit
from tests.payments.cards import (
    NUMBER,
    PIN,
    left,
    offer_gift_cards,
    order_of_gift_cards,
    pay_by_card,
    sold,
)
from tests.payments.scripted import kinds

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    """A draft of 80.00, at a call center that takes gift cards; one of 50.00 is sold."""
    sold()
    order = draft("80.00")
    offer_gift_cards(order.call_center)
    return order


def test_it_is_held_at_ok_and_captured_at_submit(order):
    payment = pay_by_card(order, "30.00")

    assert (payment.amount, payment.gift_card, payment.last_four) == (
        Decimal("30.00"),
        GiftCard.objects.get(),
        "",
    )
    assert left() == Decimal("20.00")
    now = fresh(order)
    assert (now.secured_total, now.captured_total) == (Decimal("30.00"), 0)
    assert now.by_gift_card_total == Decimal("30.00")

    pay(order)
    submit(order)

    assert kinds(payment) == [Happened.AUTHORISED, Happened.CAPTURED]
    assert fresh(order).captured_total == Decimal("80.00")
    assert left() == Decimal("20.00")


def test_what_is_left_pays_for_another_order(order):
    pay_by_card(order, "30.00")

    pay_by_card(order, "20.00")

    assert left() == 0
    assert [str(entry.amount) for entry in GiftCard.objects.get().entries.order_by("pk")] == [
        "50.000",
        "-30.000",
        "-20.000",
    ]


@pytest.mark.parametrize("typed", ["b2c3-d4f5-g6h7", " B2C3 D4F5 G6H7 "])
def test_the_number_is_typed_in_any_shape(order, typed):
    assert pay_by_card(order, "10.00", number=typed, pin="246 810").amount == Decimal("10.00")


def test_removing_the_payment_frees_it(order):
    payment = pay_by_card(order, "30.00")

    remove(order, payment)

    assert kinds(payment) == [Happened.AUTHORISED, Happened.VOIDED]
    assert left() == Decimal("50.00")
    assert fresh(order).by_gift_card_total == fresh(order).secured_total == 0


def test_neither_number_nor_pin_is_kept_with_the_key(order):
    pay_by_card(order, "30.00")

    kept = " ".join(Once.objects.values_list("fingerprint", flat=True))
    assert "Details(" in kept
    assert NUMBER not in kept
    assert PIN not in kept


@pytest.mark.parametrize(
    ("number", "pin"), [(NUMBER, "246811"), ("B2C3D4F5G6H8", PIN), ("", ""), (NUMBER, "")]
)
def test_number_and_pin_belong_together(order, number, pin):
    with pytest.raises(errors.WrongGiftCard, match="do not belong together"):
        pay_by_card(order, "30.00", number=number, pin=pin)

    assert not Payment.objects.filter(order=order).exists()
    assert left() == Decimal("50.00")


def test_no_more_than_is_left(order):
    with pytest.raises(errors.GiftCardTooLittle, match=r"50.00 USD is left on gift card …G6H7."):
        pay_by_card(order, "50.01")

    assert pay_by_card(order, "50.00").amount == Decimal("50.00")
    assert left() == 0


def test_an_empty_card_says_so(order):
    pay_by_card(order, "50.00")

    with pytest.raises(errors.GiftCardEmpty, match="Nothing is left on gift card …G6H7"):
        pay_by_card(order, "0.01")


def test_no_more_than_is_due(order):
    small = draft("10.00")

    with pytest.raises(errors.MoreThanDue):
        pay_by_card(small, "10.01")

    assert left() == Decimal("50.00")


def test_a_card_of_another_currency_is_refused():
    sold()
    theirs = elsewhere(currency="EUR", country="FR", prices_with_tax=True)
    order = OrderFactory.create(call_center=theirs)
    order.total = order.goods_total = Decimal("30.00")
    order.save(update_fields=["total", "goods_total"])
    offer_gift_cards(theirs)

    with pytest.raises(errors.GiftCardElsewhere, match="is in USD, and the order in EUR"):
        pay_by_card(order, "30.00")

    assert left() == Decimal("50.00")


def test_a_gift_card_is_not_paid_by_gift_card(order):
    add(order, ItemFactory.create(price="100.00", is_gift_card=True).item_number)
    pay(order, "140.00")
    assert fresh(order).balance == Decimal("40.00")
    pay_by_card(order, "40.00")
    assert fresh(order).balance == 0


def test_what_gift_cards_may_pay_is_the_total_less_the_gift_cards():
    sold()
    order = order_of_gift_cards("100.00")
    add(order, ItemFactory.create(price="20.00").item_number)
    offer_gift_cards(order.call_center)

    with pytest.raises(errors.GiftCardsForGoods, match=r"not pay for gift cards: 20\.00 USD more"):
        pay_by_card(order, "20.01")
    pay_by_card(order, "15.00")
    with pytest.raises(errors.GiftCardsForGoods, match=r": 5\.00 USD more"):
        pay_by_card(order, "5.01")

    pay_by_card(order, "5.00")
    assert fresh(order).by_gift_card_total == Decimal("20.00")


def test_where_the_goods_went_meanwhile_submit_says_so():
    sold()
    order = order_of_gift_cards("100.00")
    goods = add(order, ItemFactory.create(price="20.00").item_number)
    offer_gift_cards(order.call_center)
    pay_by_card(order, "20.00")
    order_operations.delete_line(
        order.number, goods.number, version=fresh(order).version, at=NOW, by=order.taken_by
    )
    pay(order)

    with pytest.raises(order_errors.GiftCardsPayGiftCards, match=r"pay 20.00 USD.*may pay 0.00"):
        submit(order)

    assert fresh(order).is_draft


def test_what_is_too_much_at_submit_goes_back_to_the_card(order):
    payment = pay_by_card(order, "50.00")
    pay(order)
    line = order.lines.get()
    cheaper = ItemFactory.create(price="40.00")
    add(order, cheaper.item_number)
    order_operations.delete_line(
        order.number, line.number, version=fresh(order).version, at=NOW, by=order.taken_by
    )
    for one in order.payments.exclude(pk=payment.pk):
        remove(order, one, handed_back=True)

    submit(order)

    assert kinds(payment) == [Happened.AUTHORISED, Happened.VOIDED, Happened.CAPTURED]
    assert left() == Decimal("10.00")
    assert fresh(order).captured_total == Decimal("40.00")


def test_a_refund_goes_back_to_the_card(order):
    payment = pay_by_card(order, "50.00")
    pay(order)
    submit(order)

    way_of(payment.method).pay_back(
        payment, Decimal("20.00"), reference="", at=NOW, by=order.taken_by
    )

    assert left() == Decimal("20.00")
    assert PaymentEvent.objects.get(kind=Happened.REFUNDED).amount == Decimal("20.00")


def remove(order, payment, **how):
    return operations.remove_payment(
        order.number, payment.number, key=uuid4(), at=NOW, by=order.taken_by, **how
    )
