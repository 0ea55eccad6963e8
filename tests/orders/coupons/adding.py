"""Coupons added to an order, and those that are refused."""

from uuid import uuid4

import pytest

from orders import operations
from orders.models import OrderCoupon
from tests.factories import NOW
from tests.orders.answers import all_of
from tests.orders.drafts import fresh


def add_coupon(order, code="SAVE75", *, key=None, version=None, at=NOW, by=None):
    return operations.add_coupon(
        order.number,
        version=version or fresh(order).version,
        coupon=code,
        key=key or uuid4(),
        at=at,
        by=by or order.taken_by,
    )


def refused(order, refusal, words, **said):
    before = all_of(order)
    with pytest.raises(refusal, match=words):
        add_coupon(order, **said)
    assert all_of(order) == before
    assert not OrderCoupon.objects.filter(order=order, freed_at=None).exists()
