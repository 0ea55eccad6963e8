"""The demo's gift card: an item of 50, and one card that is sold and issued, to pay with."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from callcenter.models import User
from catalog.models import Item, ItemGroup
from front.demo.orders import Call, take_order
from front.demo.terms import add_prices
from front.demo.words import named
from orders.models import Order
from payments.operations import issue_gift_cards
from payments.ways.card_codes import CardCode

ITEM = "GIFT50"
CODE = CardCode(number="KDHMXR7BPT82", pin="246810")
SOLD = Call("USRT", "agent2", "2005", [(ITEM, 1)], paid_by="CASH")


def load_gift_card() -> None:
    """Add the item, which has neither stock nor cost."""
    group = ItemGroup.objects.create(code="GIFTCARDS", **named("Gift cards", "Cartes-cadeaux"))
    item = Item.objects.create(
        item_number=ITEM,
        **named("Gift card, 50", "Carte-cadeau, 50"),
        group=group,
        is_gift_card=True,
    )
    add_prices(item, "50.00", "50.00")


def load_sold_card(*, at: datetime) -> None:
    """Sell one card, with a number that the documentation tells."""
    take_order(SOLD, count=50, at=at)
    order = Order.objects.get(lines__item__item_number=ITEM)
    issue_gift_cards(
        order.number,
        key=uuid5(NAMESPACE_URL, "demo:gift card"),
        at=at,
        by=User.objects.get(username=SOLD.taken_by),
        draw=lambda: CODE,
    )
