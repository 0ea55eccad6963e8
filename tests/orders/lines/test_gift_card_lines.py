"""Lines of gift cards: how they are stored, and what is refused on them."""

from decimal import Decimal

import pytest

from orders import errors, operations
from orders.models import Override
from tests.factories import NOW, CallCenterFactory, ItemFactory, OrderFactory, ReasonCodeFactory
from tests.orders.drafts import add, draft_of_120, fresh

pytestmark = pytest.mark.django_db


def with_gift_card(price="50.00", quantity=1):
    """The order of 120.00 with a gift card as its second line."""
    order = draft_of_120()
    ItemFactory.create(item_number="GIFT50", price=price, is_gift_card=True)
    add(order, "GIFT50", quantity)
    return fresh(order)


def test_the_order_keeps_what_of_its_goods_are_gift_cards():
    order = with_gift_card(quantity=2)

    assert (order.goods_total, order.gift_cards_total) == (Decimal("210.05"), Decimal("100.00"))
    assert (order.charges_total, order.total) == (Decimal("9.95"), Decimal("220.00"))
    assert order.gift_card_most == Decimal("120.00")


@pytest.mark.parametrize("change", ["set_price", "discount_line"])
def test_its_price_is_not_changed_by_hand(change):
    order, reason = with_gift_card(), ReasonCodeFactory.create()
    size = {"unit_price": Decimal("40.00")} if change == "set_price" else {"percent": Decimal(1)}

    with pytest.raises(errors.GiftCardsPrice, match="Line 2 is a gift card: its price"):
        getattr(operations, change)(
            order.number, 2, version=order.version, reason=reason.code, at=NOW, by=order.taken_by,
            **size,
        )  # fmt: skip

    assert not Override.objects.exists()
    assert fresh(order).total == Decimal("170.00")


def test_it_is_not_sold_where_no_payments_are_taken():
    order = OrderFactory.create(
        call_center=CallCenterFactory.create(code="PLAIN", order_completion=False)
    )
    ItemFactory.create(item_number="GIFT50", price="50.00", is_gift_card=True)

    with pytest.raises(errors.GiftCardsNotSold, match="This call center takes no payments"):
        add(order, "GIFT50")

    assert not order.lines.exists()
