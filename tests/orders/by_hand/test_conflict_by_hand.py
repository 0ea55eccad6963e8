"""A stale change by hand shows what was typed beside what is set now."""

from decimal import Decimal

import pytest
from django.utils import timezone

from orders import operations
from tests.factories import ConcessionLimitFactory, ReasonCodeFactory
from tests.orders.answers import address
from tests.orders.drafts import draft_of_120, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    ReasonCodeFactory.create(code="MATCH", name="Price match")
    ReasonCodeFactory.create(code="SORRY", name="Sorry")
    order = draft_of_120()
    ConcessionLimitFactory.create(percent=Decimal(50))
    return order


def stale(client, name, order, *more, seen, **typed):
    form = {"version": seen, "reason": "SORRY", "note": "Mine"} | typed
    response = client.post(address(name, order, *more), form)
    assert response.status_code == 409
    return " ".join(response.content.decode().split())


def test_of_a_price(order, htmx_client):
    seen = order.version
    operations.set_price(
        order.number, 1, version=seen, unit_price=Decimal("100.00"), reason="MATCH", note="Theirs",
        at=timezone.now(), by=order.taken_by,
    )  # fmt: skip

    page = stale(htmx_client, "orders:set-price", order, 1, seen=seen, unit_price="99.00")

    assert "Manual price</th><td>99.00</td><td>100.00</td>" in page
    assert "Reason</th><td>Sorry</td><td>Price match</td>" in page
    assert "Note</th><td>Mine</td><td>Theirs</td>" in page
    assert 'name="unit_price" value="99.00"' in page
    assert fresh(order).lines.get().unit_price == Decimal("100.00")


def test_of_a_charge(order, htmx_client):
    seen = order.version
    operations.set_charge(
        order.number, "SHIPPING", version=seen, amount=Decimal("5.00"), reason="MATCH",
        at=timezone.now(), by=order.taken_by,
    )  # fmt: skip

    page = stale(htmx_client, "orders:set-charge", order, "SHIPPING", seen=seen, amount="4.00")

    assert "Manual charge</th><td>4.00</td><td>5.00</td>" in page


def test_of_a_discount_that_nobody_else_gave(order, htmx_client):
    seen = order.version
    operations.change_line(
        order.number, 1, version=seen, quantity=2, at=timezone.now(), by=order.taken_by
    )

    page = stale(htmx_client, "orders:discount-order", order, seen=seen, discount="10%")

    assert "Manual order discount</th><td>10%</td><td>–</td>" in page


def test_of_a_line_that_is_gone(order, htmx_client):
    seen = order.version
    operations.delete_line(order.number, 1, version=seen, at=timezone.now(), by=order.taken_by)

    response = htmx_client.post(
        address("orders:discount-line", order, 1),
        {"version": seen, "reason": "SORRY", "discount": "5.00"},
    )

    assert response.status_code == 404
