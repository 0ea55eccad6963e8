"""A coupon that takes 75.00 off."""

import pytest

from tests.factories import CouponFactory, OfferFactory


@pytest.fixture
def save75(call_center):
    """75.00 off from 750.00."""
    offer = OfferFactory.create(
        code="SAVE", name="Save 75", kind="threshold", value_kind="amount",
        concurrency="compounded", needs_coupon=True, tiers=[("750", "75")],
    )  # fmt: skip
    return CouponFactory.create(code="SAVE75", offer=offer)
