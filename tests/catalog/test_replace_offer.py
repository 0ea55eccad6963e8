"""Replacing rates, coupons and offers: the old row is stamped as it was, the new one is complete."""

from datetime import timedelta
from decimal import Decimal

import pytest

from catalog import errors, operations
from catalog.models import Coupon, Offer, TaxRate
from tests.factories import (
    NOW,
    CouponFactory,
    ItemFactory,
    OfferFactory,
    TaxRateFactory,
)

pytestmark = pytest.mark.django_db


def test_one_rate_ends_when_the_other_begins():
    old = TaxRateFactory.create(percent=Decimal("7.25"))
    changed = TaxRate.objects.get(pk=old.pk)
    changed.percent = Decimal("7.5")

    new = operations.replace_rate(changed)

    before = new.created_at - timedelta(microseconds=1)
    assert [rate.percent for rate in TaxRate.objects.standing(before)] == [Decimal("7.25")]
    assert [rate.percent for rate in TaxRate.objects.standing(new.created_at)] == [Decimal("7.5")]


def test_a_rate_that_was_withdrawn_cannot_be_replaced():
    rate = TaxRateFactory.create()
    operations.withdraw(TaxRate.objects.all(), at=NOW)

    with pytest.raises(errors.NoLongerStanding, match="changed by somebody else meanwhile"):
        operations.replace_rate(rate)

    assert TaxRate.objects.get().replaced_at == NOW


def test_a_coupon_is_replaced_under_its_code():
    old = CouponFactory.create(code="SAVE75", most_uses=1)
    changed = Coupon.objects.get(pk=old.pk)
    changed.most_uses = 2

    new = operations.replace_coupon(changed)

    old.refresh_from_db()
    assert (old.code, old.most_uses, old.replaced_at) == ("SAVE75", 1, new.created_at)
    assert (new.code, new.most_uses, new.replaced_at) == ("SAVE75", 2, None)


def mix_and_match():
    """Two pieces of the one and one of the other, for 25.00."""
    one, other = ItemFactory.create(item_number="A"), ItemFactory.create(item_number="B")
    return OfferFactory.create(
        code="TRIO",
        kind="mix_and_match",
        value_kind="price",
        needs_coupon=True,
        tiers=[("0", "25.00")],
        parts=[(2, [one]), (1, [other])],
    )


def contents(offer):
    return {
        "tiers": [(str(t.at_least), str(t.value)) for t in offer.tiers.order_by("at_least")],
        "parts": [(part.number, part.pieces) for part in offer.parts.order_by("number")],
        "items": [(row.part, row.item.item_number) for row in offer.items.order_by("part")],
    }


def replace_whole(changed):
    return operations.replace_offer(
        changed,
        tiers=list(changed.tiers.all()),
        parts=list(changed.parts.all()),
        items=list(changed.items.all()),
    )


def test_an_offer_takes_its_steps_parts_items_and_coupons_along():
    old = mix_and_match()
    coupon = CouponFactory.create(code="TRIO-1", offer=old, most_uses=5)
    changed = Offer.objects.get(pk=old.pk)
    changed.name = "Three together"

    new = replace_whole(changed)

    whole = {
        "tiers": [("0.000", "25.0000")],
        "parts": [(1, 2), (2, 1)],
        "items": [(1, "A"), (2, "B")],
    }
    assert new.pk != old.pk
    assert contents(new) == whole
    assert contents(old) == whole
    old.refresh_from_db()
    assert old.replaced_at == new.created_at
    coupon.refresh_from_db()
    assert coupon.offer == old
    assert coupon.replaced_at is not None
    standing = Coupon.objects.standing().get()
    assert (standing.code, standing.offer, standing.most_uses) == ("TRIO-1", new, 5)


def test_a_coupon_that_was_withdrawn_stays_so_when_its_offer_is_replaced():
    old = mix_and_match()
    CouponFactory.create(offer=old)
    operations.withdraw(Coupon.objects.all(), at=NOW)

    replace_whole(Offer.objects.get(pk=old.pk))

    assert Coupon.objects.get().replaced_at == NOW


def test_an_offer_that_was_replaced_cannot_be_replaced_again():
    old = mix_and_match()
    CouponFactory.create(offer=old)
    replace_whole(Offer.objects.get(pk=old.pk))

    with pytest.raises(errors.NoLongerStanding):
        operations.replace_offer(old, tiers=[], parts=[], items=[])

    assert (Offer.objects.count(), Coupon.objects.count()) == (2, 2)


def test_withdrawing_an_offer_ends_its_coupons_and_no_other():
    gone, stays = OfferFactory.create(needs_coupon=True), OfferFactory.create(needs_coupon=True)
    CouponFactory.create(code="GONE", offer=gone)
    CouponFactory.create(code="STAYS", offer=stays)

    count = operations.withdraw_offers(Offer.objects.filter(pk=gone.pk), at=NOW)

    assert count == 1
    assert [coupon.code for coupon in Coupon.objects.standing()] == ["STAYS"]
    assert [offer.pk for offer in Offer.objects.standing()] == [stays.pk]
