"""A refund is made: only with its reference, and once."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders import errors
from orders.models import Event
from payments import errors as payment_errors
from payments import operations
from payments.models import Refund
from tests.factories import NOW, ConcessionLimitFactory
from tests.orders.answers import all_of
from tests.orders.drafts import fresh, stranger, supervisor_of
from tests.payments.cancelling import cancel, make, refund, refunds, sold_for_120

pytestmark = pytest.mark.django_db


def test_needs_a_reference():
    order = sold_for_120("120.00")
    cancel(order, "120.00")
    before = all_of(order)

    with pytest.raises(
        payment_errors.ReferenceMissing,
        match=r"Give 120\.00 USD back first, then enter the reference of the Card refund\.",
    ):
        make(order, 1, "")

    assert all_of(order) == before
    assert refunds(order) == [(1, "CARD", Decimal("120.00"), "")]


def test_is_written_down_with_who_and_when():
    order = sold_for_120("120.00")
    cancel(order, "120.00")

    make(order, 1, "A991")

    made = Refund.objects.get()
    assert (made.made_at, made.made_by, made.reference) == (NOW, order.taken_by, "A991")
    facts = order.events.get(kind=Event.REFUND_MADE).facts
    assert (facts["payment"], facts["amount"], facts["reference"]) == (1, "120.000", "A991")
    assert fresh(order).captured_total == 0
    with pytest.raises(payment_errors.RefundMadeAlready):
        make(order, 1, "A992")


def test_is_not_for_other_call_centers():
    order = sold_for_120("120.00")
    cancel(order, "120.00")

    with pytest.raises(errors.NoSuchOrder):
        make(order, 1, by=stranger())


def test_on_the_list(client):
    order = sold_for_120("120.00")
    cancel(order, "120.00")
    client.force_login(order.taken_by)
    path = f"/orders/{order.number}/refunds/1/make/"

    refused = client.post(path, {"reference": ""}, headers={"HX-Request": "true"})
    assert refused.status_code == 422
    assert "then enter the reference of the Card refund." in refused.content.decode()
    card = client.post(path, {"reference": "4242 4242 4242 4242"}, headers={"HX-Request": "true"})
    assert card.status_code == 422
    assert "4242 4242" not in card.content.decode()

    answer = client.post(path, {"reference": "A991"}, headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert "Nothing is to be given back." in answer.content.decode()
    assert Refund.objects.get().reference == "A991"


def test_a_payment_is_not_returned_while_a_refund_to_it_is_to_be_made():
    order = sold_for_120("120.00")
    ConcessionLimitFactory.create()
    refund(order, "0", goodwill="10.00")
    bounce = {"reason": "Charged back", "key": uuid4(), "at": NOW}
    bounce |= {"by": supervisor_of(order.call_center)}

    with pytest.raises(payment_errors.RefundToMakeFirst, match="A refund to payment 1"):
        operations.return_payment(order.number, 1, **bounce)

    make(order, 1, "A991")
    operations.return_payment(order.number, 1, **bounce)
    assert fresh(order).returned_total == 110
