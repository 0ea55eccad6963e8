"""The list of refunds to make."""

from datetime import timedelta

import pytest
import time_machine

from payments.models import Refund
from tests.factories import NOW
from tests.orders.drafts import stranger
from tests.payments.cancelling import cancel, make, sold_for_120

pytestmark = pytest.mark.django_db


def page_of(client, user):
    client.force_login(user)
    return client.get("/orders/refunds/").content.decode()


def test_lists_what_is_to_make_with_its_age(client):
    order = sold_for_120("100.00", "20.00")
    cancel(order, "120.00", note="Too late")

    with time_machine.travel(NOW + timedelta(days=3, hours=1)):
        page = page_of(client, order.taken_by)

    assert "100.00 USD, Card …4242" in page
    assert "20.00 USD, Cash" in page
    assert "Days since: 3" in page
    assert "Changed his mind: Too late" in page
    assert f"/orders/{order.number}/refunds/1/make/" in page


def test_what_is_made_is_gone_and_other_call_centers_see_nothing(client):
    order = sold_for_120("100.00", "20.00")
    cancel(order, "120.00")
    make(order, 1)

    page = page_of(client, order.taken_by)
    assert "100.00 USD" not in page
    assert "20.00 USD" in page
    assert "Nothing is to be given back." in page_of(client, stranger())


def test_what_waits_for_an_approval_cannot_be_made(client, asked):
    page = page_of(client, asked.taken_by)

    assert page.count("Waits for an approval") == 2
    assert "/make/" not in page


def test_as_many_queries_for_many_refunds_as_for_one(client, django_assert_max_num_queries):
    order = sold_for_120("100.00", "20.00")
    cancel(order, "120.00")
    first = Refund.objects.get(number=1)
    client.force_login(order.taken_by)
    client.get("/orders/refunds/")
    with django_assert_max_num_queries(20) as few:
        client.get("/orders/refunds/")

    for number in range(3, 40):
        Refund.objects.create(
            order=order,
            number=number,
            payment=first.payment,
            amount=1,
            reason=first.reason,
            at=NOW,
            by=first.by,
        )
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get("/orders/refunds/")
