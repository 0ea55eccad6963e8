"""Gift cards in tests: sold on an order, issued, and what they pay."""

from uuid import uuid4

from payments import operations
from payments.models import GiftCard
from payments.ways.card_codes import CardCode, draw_code
from tests.factories import NOW, ItemFactory, OfferedMethodFactory, PaymentMethodFactory
from tests.orders.drafts import add, draft, fresh, pay, submit

NUMBER, PIN = "B2C3D4F5G6H7", "246810"
CODE = CardCode(number=NUMBER, pin=PIN)


def order_of_gift_cards(*prices, quantity=1, **about):
    """A draft with a line of gift cards for each price."""
    order = draft(**about)
    for price in prices:
        item = ItemFactory.create(price=price, is_gift_card=True)
        add(order, item.item_number, quantity)
    return fresh(order)


def issue(order, *codes, key=None, at=NOW, by=None):
    """Issue what is due; the codes first, then drawn ones."""
    said = iter(codes)
    return operations.issue_gift_cards(
        order.number,
        key=key or uuid4(),
        at=at,
        by=by or order.taken_by,
        draw=lambda: next(said, None) or draw_code(),
    )


def sold(value="50.00"):
    """A gift card that was sold, paid and issued, with the number and PIN above."""
    order = order_of_gift_cards(value)
    pay(order)
    submit(order)
    issue(order, CODE)
    return GiftCard.objects.get()


def offer_gift_cards(call_center, **limits):
    """Let the call center take gift cards."""
    method = PaymentMethodFactory.create(code="GIFT", name="Gift card", function="gift_card")
    return OfferedMethodFactory.create(call_center=call_center, method=method, **limits)


def pay_by_card(order, amount=None, *, number=NUMBER, pin=PIN, **more):
    return pay(order, amount, method="GIFT", card_number=number, pin=pin, **more)


def left():
    """What is left on the one card."""
    return GiftCard.objects.get().balance
