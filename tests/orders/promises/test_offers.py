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


# The kind of an offer, or its way with others, is set up anew


def with_tier(code, at_least, value, **changes):
    offer = replaced(code, **changes)
    offer.tiers.update(at_least=at_least, value=value)


def test_a3_ten_percent_became_an_amount_from_a_sum():
    """10 % of 500.00; of the new one 30.00 off 800.00, its share of 300.00: 11.25."""
    OfferFactory.create(code="TEN", tiers=[("0", "10")])
    order = open_order(order_of(price_once()))
    with_tier("TEN", 300, 30, kind="threshold", value_kind="amount")

    assert modified(order, price_once("300.00")) == "738.75"


def test_a3_an_amount_from_a_sum_became_ten_percent():
    """The sum is reached by both: 46.88 of 75.00 for the old one; 10 % of the new one."""
    OfferFactory.create(code="SAVE", kind="threshold", value_kind="amount", tiers=[("750", "75")])
    order = open_order(order_of(price_once()))
    with_tier("SAVE", 0, 10, kind="simple", value_kind="percent")

    assert modified(order, price_once("300.00")) == "723.12"


def ten_and_five(*items):
    for code, value, own in [("TEN", "10", items), ("FIVE", "5", ())]:
        OfferFactory.create(code=code, concurrency="compounded", tiers=[("0", value)], items=[*own])


def test_a3_an_offer_that_no_promised_line_had_is_todays_altogether():
    """95.00; and 90.00, since nothing comes on top of an exclusive one any more."""
    new = price_once("100.00")
    ten_and_five(new)
    order = open_order(order_of(price_once("100.00")))
    replaced("TEN", concurrency="exclusive")

    assert modified(order, new) == "185.00"


def test_a3_an_offer_that_a_promised_line_has_goes_together_as_it_was_promised():
    """85.50 was promised, by both; the new piece counts with the old one, and like it."""
    ten_and_five()
    order = open_order(order_of(price_once("100.00")))
    assert order.total == Decimal("85.50")
    replaced("TEN", concurrency="exclusive")

    assert modified(order, price_once("100.00")) == "171.00"


def test_a3_free_shipping_became_ten_percent():
    """The promised shipping stays free; the new one is 10 % off."""
    ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    OfferFactory.create(code="FREE", kind="free_shipping", tiers=[("0", "0")])
    order = open_order(order_of(price_once()))
    with_tier("FREE", 0, 10, kind="simple", value_kind="percent")

    assert modified(order, price_once("300.00")) == "770.00"


def test_a3_free_shipping_that_came_later_frees_nothing_promised():
    ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    order = open_order(order_of(price_once()))
    OfferFactory.create(code="FREE", kind="free_shipping", tiers=[("0", "0")])

    assert with_free_item(order) == "507.95"
