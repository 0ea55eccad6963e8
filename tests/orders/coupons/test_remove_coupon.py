"""Taking a coupon off an order."""

from uuid import uuid4

import pytest

from orders import errors, operations
from orders.models import Event, OrderCoupon, lines_of
from orders.under_lock.snapshot import snapshot_of
from tests.factories import NOW, CouponFactory, OfferFactory
from tests.orders.answers import address, all_of, events_of, parts_of
from tests.orders.drafts import draft_of_120, fresh, stranger

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(call_center):
    """120.00, before a coupon of 10 percent."""
    CouponFactory.create(code="TEN", offer=OfferFactory.create(needs_coupon=True))
    return draft_of_120()


def name(order):
    operations.add_coupon(
        order.number, version=order.version, coupon="TEN", key=uuid4(), at=NOW, by=order.taken_by
    )
    return fresh(order)


def remove(order, coupon="TEN", *, version=None, by=None):
    return operations.remove_coupon(
        order.number,
        version=version or order.version,
        coupon=coupon,
        at=NOW,
        by=by or order.taken_by,
    )


def test_leads_back_to_exactly_the_totals_from_before(order):
    before = snapshot_of(order, lines_of(order))
    order = name(order)
    assert snapshot_of(order, lines_of(order)) != before

    remove(order)

    order = fresh(order)
    assert snapshot_of(order, lines_of(order)) == before
    assert OrderCoupon.objects.get().freed_at == NOW
    assert order.events.get(kind=Event.COUPON_REMOVED).facts == {"coupon": "TEN"}


def test_one_that_is_gone_is_refused(order):
    order = name(order)
    remove(order)
    before = all_of(order)

    with pytest.raises(errors.CouponGone, match="TEN is not on the order any more"):
        remove(fresh(order))

    assert all_of(order) == before


def test_a_stale_page_and_a_stranger_are_refused(order):
    order = name(order)

    with pytest.raises(errors.Stale):
        remove(order, version=order.version + 1)
    with pytest.raises(errors.NoSuchOrder):
        remove(order, by=stranger())

    assert OrderCoupon.objects.get().freed_at is None


def test_the_desk_shows_all_that_moved_and_goes_on_in_the_field(order, htmx_client):
    order = name(order)

    answer = htmx_client.post(
        address("orders:remove-coupon", order, "TEN"), {"version": order.version}
    )

    assert answer.status_code == 200
    assert parts_of(answer) == ["line-1", "version", "totals"]
    assert events_of(answer)["focus"] == {"target": "#coupon"}
