"""What is shown is what it comes to: a draft that is opened again, after terms changed (A8)."""

from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.models import Coupon, OfferedMode, Price
from orders import errors, operations
from orders.models import OrderCoupon
from orders.shown.opened import opened_of
from tests.factories import CouponFactory, ItemFactory, OfferFactory
from tests.orders.amended import new_price, said
from tests.orders.answers import address
from tests.orders.drafts import add, draft, fresh, pay, submit

pytestmark = pytest.mark.django_db


def opened(client, order):
    return client.get(order.get_absolute_url()).content.decode()


def test_a8_shows_todays_figures_and_says_that_they_moved(agent_client):
    order = draft("20.00")
    new_price(order.lines.get().item.item_number, "24.00")
    version = fresh(order).version

    page = opened(agent_client, order)

    assert "it came to 20.00 USD, and comes to 24.00 USD today. Tell the caller." in page
    assert f"{fresh(order).total:.2f}" == "24.00"
    assert fresh(order).version == version
    assert "came to 20.00 USD" not in opened(agent_client, order)


def test_a8_says_so_at_complete_where_the_desk_was_open_all_the_time(htmx_client):
    order = draft("20.00")
    new_price(order.lines.get().item.item_number, "24.00")

    page = htmx_client.post(
        address("payments:complete", order), {"version": fresh(order).version}
    ).content.decode()

    assert "it came to 20.00 USD, and comes to 24.00 USD today. Tell the caller." in page


def test_says_nothing_where_nothing_moved(agent_client):
    order = draft("20.00")

    assert "Terms have changed" not in opened(agent_client, order)
    assert opened_of(fresh(order), at=timezone.now()) is None


def test_a8_a_mode_that_was_withdrawn_is_missing(agent_client):
    order = draft("20.00")
    pay(order)
    OfferedMode.objects.filter(mode=order.mode).delete()

    assert f"Mode of delivery {order.mode.code} is not offered here." in opened(agent_client, order)
    with pytest.raises(errors.ModeNotOffered):
        submit(order)


def test_a8_so_is_a_lines_own(agent_client):
    order = draft("20.00")
    order.lines.update(mode=order.mode)
    OfferedMode.objects.filter(mode=order.mode).delete()

    assert "Give line 1 another one." in opened(agent_client, order)


def test_a8_an_item_without_a_price_is_missing(agent_client):
    order = draft("20.00", "10.00")
    Price.objects.filter(item=order.lines.get(number=2).item).update(replaced_at=timezone.now())

    page = opened(agent_client, order)

    number = order.lines.get(number=2).item.item_number
    assert f"Item {number} has no price in USD today." in page
    assert 'href="#quantity-2"' in page
    assert f"{fresh(order).total:.2f}" == "30.00"


def test_a8_a_coupon_that_others_used_up_is_missing(agent_client):
    CouponFactory.create(code="TEN", offer=OfferFactory.create(needs_coupon=True))
    orders = [draft("20.00"), draft("20.00")]
    for order in orders:
        operations.add_coupon(order.number, coupon="TEN", key=uuid4(), **said(order))
    OrderCoupon.objects.filter(order=orders[1]).update(until=None)
    Coupon.objects.update(most_uses=1)
    pay(orders[0])
    submit(orders[0])

    page = opened(agent_client, orders[1])

    assert "Coupon TEN was used as often as it may be. Remove it" in page
    with pytest.raises(errors.CouponUsedUp):
        submit(orders[1])


@given(prices=st.lists(st.sampled_from(["9.00", "10.00", "11.50"]), min_size=1, max_size=4))
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_the_desk_shows_is_what_complete_comes_to(agent_client, prices):
    item = ItemFactory.create(price="10.00")
    order = draft()
    add(order, item.item_number, 2, at=timezone.now())
    for price in prices:
        new_price(item.item_number, price)
    page = opened(agent_client, order)

    shown = fresh(order).total
    operations.complete(order.number, at=timezone.now(), by=order.taken_by)

    assert fresh(order).total == shown
    assert f"{shown:.2f}" in page
