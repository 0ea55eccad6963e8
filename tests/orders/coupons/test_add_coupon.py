"""Putting a coupon on an order."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from orders import errors
from orders.models import Event, OrderCoupon
from tests.factories import NOW
from tests.orders.answers import address, parts_of, value_of
from tests.orders.coupons.adding import add_coupon, refused
from tests.orders.drafts import add, draft, draft_of_120, fresh, stranger, submitted

pytestmark = pytest.mark.django_db


def test_takes_its_offer_off_the_order(save75):
    order = draft("500.00", "250.00")

    add_coupon(order)

    after = fresh(order)
    assert (after.discount_total, after.total) == (Decimal("75.00"), Decimal("675.00"))
    assert [line.discount for line in after.lines.order_by("number")] == [
        Decimal("50.00"), Decimal("25.00"),
    ]  # fmt: skip
    row = OrderCoupon.objects.get()
    assert (row.order, row.coupon, row.customer) == (order, save75, order.customer)
    assert (row.until, row.used_at, row.freed_at) == (None, None, None)
    assert order.events.get(kind=Event.COUPON_ADDED).facts == {"coupon": "SAVE75"}
    assert after.version == order.version + 1


@pytest.mark.parametrize("typed", ["save75", " Save 75 "])
def test_is_found_however_it_is_typed(save75, typed):
    add_coupon(draft("750.00"), typed)

    assert OrderCoupon.objects.get().code == "SAVE75"


def test_waits_for_its_minimum_and_says_what_is_short(save75, agent_client):
    order = draft("749.99")

    add_coupon(order)

    assert fresh(order).discount_total == 0
    assert fresh(order).hints["coupons"] == [
        {
            "coupon": "SAVE75", "offer": "SAVE", "amount": "0",
            "missing": "0.010", "from_sum": "750.000",
        }
    ]  # fmt: skip
    page = agent_client.get(address("orders:order", order)).content.decode()
    assert "0.01 short of 750.00." in page
    add(order, order.lines.get().item.item_number)
    assert fresh(order).discount_total == Decimal("75.00")


def test_an_unknown_one_is_refused(save75):
    refused(draft("750.00"), errors.NoSuchCoupon, "There is no coupon SAVE7", code="save7")


def test_an_expired_one_is_refused_with_its_date(save75):
    save75.valid_to = date(2026, 5, 3)
    save75.save()
    refused(draft("750.00"), errors.CouponExpired, "Coupon SAVE75 expired on 3 May 2026")


def test_one_that_is_not_valid_yet_is_refused_with_its_date(save75):
    save75.valid_from = date(2027, 5, 3)
    save75.save()
    refused(draft("750.00"), errors.CouponNotYetValid, "is valid from 3 May 2027")


@pytest.mark.parametrize("field", ["valid_from", "valid_to"])
def test_both_ends_of_its_dates_count(save75, field):
    setattr(save75, field, draft().day_of(NOW))
    save75.save()

    add_coupon(draft("750.00"))


@pytest.mark.parametrize(
    "change", [{"currency": "EUR"}, {"valid_to": date(2026, 1, 1)}, {"replaced_at": NOW}]
)
def test_one_whose_offer_does_not_hold_here_is_refused(save75, change):
    for name, value in change.items():
        setattr(save75.offer, name, value)
    save75.offer.save()
    refused(draft("750.00"), errors.CouponNotHere, "brings nothing at this call center today")


def test_one_that_is_on_the_order_is_refused(save75):
    order = draft("750.00")
    add_coupon(order)

    with pytest.raises(errors.CouponOnTheOrder, match="is on the order already"):
        add_coupon(order)

    assert fresh(order).discount_total == Decimal("75.00")


def test_the_same_key_adds_it_once(save75):
    order, key = draft("750.00"), uuid4()
    version = order.version

    for _ in range(2):
        add_coupon(order, key=key, version=version)

    assert OrderCoupon.objects.count() == 1


def test_a_stale_page_a_submitted_order_and_a_stranger_are_refused(save75):
    order = draft("750.00")
    refused(order, errors.Stale, "was changed by somebody else", version=order.version + 1)
    refused(order, errors.NoSuchOrder, "no order", by=stranger())
    refused(submitted(), errors.NotEditable, "cannot be changed any more")


# At the desk


def test_the_desk_answers_with_the_field_the_rows_and_the_totals(save75, htmx_client):
    order = draft("750.00")

    answer = htmx_client.post(
        address("orders:add-coupon", order),
        {"coupon": "save75", "key": uuid4(), "version": order.version},
    )

    assert answer.status_code == 200
    assert parts_of(answer) == ["coupon-form", "line-1", "version", "totals"]
    assert value_of(answer, "coupon") == ""
    text = answer.content.decode()
    assert "Save 75: 75.00 off 750.00." in text or "Coupon SAVE75, Save 75" in text
    assert "−75.00" in text


def test_a_refused_one_stays_in_its_field(save75, htmx_client):
    order = draft("750.00")

    answer = htmx_client.post(
        address("orders:add-coupon", order),
        {"coupon": "SAVE76", "key": uuid4(), "version": order.version},
    )

    assert answer.status_code == 422
    assert value_of(answer, "coupon") == "SAVE76"
    assert "There is no coupon SAVE76" in answer.content.decode()


def test_without_javascript_it_leads_back_to_the_order(save75, agent_client):
    order = draft_of_120()
    said = {"coupon": "SAVE75", "key": uuid4(), "version": order.version}

    assert (
        agent_client.post(address("orders:add-coupon", order), said).url
        == f"/orders/{order.number}/"
    )
