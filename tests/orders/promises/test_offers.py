"""A promise is kept, whatever is set up anew: offers keep an identity across their versions."""

from decimal import Decimal

import pytest

from catalog.models import Offer
from catalog.operations import replace_offer
from tests.factories import (
    ChargeRuleFactory,
    CouponFactory,
    ItemFactory,
    OfferFactory,
)
from tests.orders.amended import open_order
from tests.orders.promises.taking import modified, order_of, with_free_item

pytestmark = pytest.mark.django_db


def replaced(code, **changes):
    """Replace an offer as the admin's page does, with all that belongs to it."""
    offer = Offer.objects.standing().get(code=code)
    parts = [list(getattr(offer, name).all()) for name in ("tiers", "parts", "items")]
    for name, value in changes.items():
        setattr(offer, name, value)
    tiers, pieces, items = parts
    return replace_offer(offer, tiers=tiers, parts=pieces, items=items)


def price_once(price="500.00"):
    return ItemFactory.create(price=price)


def test_a3_a_coupon_once_after_its_name_was_corrected():
    """500.00 + 300.00 less 75.00, once."""
    offer = OfferFactory.create(
        code="SAVE75", kind="threshold", value_kind="amount", needs_coupon=True,
        concurrency="compounded", tiers=[("0", "75")],
    )  # fmt: skip
    CouponFactory.create(code="SAVE75", offer=offer)
    order = open_order(order_of(price_once(), coupon="SAVE75"))
    assert order.total == Decimal("425.00")
    replaced("SAVE75", name="Seventy-five off")

    assert modified(order, price_once("300.00")) == "725.00"


def test_a3_an_automatic_offer_from_a_sum_counts_old_and_new_lines():
    OfferFactory.create(code="SAVE75", kind="threshold", value_kind="amount", tiers=[("750", "75")])
    order = open_order(order_of(price_once()))
    replaced("SAVE75", name="Seventy-five off")

    assert modified(order, price_once("300.00")) == "725.00"


def test_a3_ten_percent_from_three_pieces_two_old_and_one_new():
    """3 × 10.00 less 3.00."""
    item = ItemFactory.create(price="10.00")
    OfferFactory.create(code="THREE", kind="quantity", tiers=[("3", "10")], items=[item])
    order = open_order(order_of((item, 2)))
    replaced("THREE", name="Ten percent")

    assert modified(order, item) == "27.00"


def test_a3_each_line_under_the_terms_that_it_was_promised():
    """10 % from 3 pieces was promised for two, 20 % holds for the third: 2.00 + 2.00."""
    item = ItemFactory.create(price="10.00")
    OfferFactory.create(code="THREE", kind="quantity", tiers=[("3", "10")], items=[item])
    order = open_order(order_of((item, 2)))
    offer = replaced("THREE")
    offer.tiers.update(value=20)

    assert modified(order, item) == "26.00"


def test_a3_a_sum_off_is_given_once_where_it_was_raised():
    """75.00 of 800.00 for the old line: 46.88; 100.00 of it for the new one: 37.50."""
    OfferFactory.create(code="SAVE", kind="threshold", value_kind="amount", tiers=[("0", "75")])
    order = open_order(order_of(price_once()))
    offer = replaced("SAVE")
    offer.tiers.update(value=100)

    assert modified(order, price_once("300.00")) == "715.62"


def test_a3_free_shipping_that_came_later_frees_nothing_promised():
    ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    order = open_order(order_of(price_once()))
    OfferFactory.create(code="FREE", kind="free_shipping", tiers=[("0", "0")])

    assert with_free_item(order) == "507.95"
