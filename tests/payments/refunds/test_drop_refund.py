"""A refund that is not made after all."""

from decimal import Decimal

import pytest

from orders.models import Approval, Event
from payments import errors
from payments import operations as payment_operations
from payments.models import Refund
from payments.questions.refundable import AS_CREDIT, LATER, refundable_of
from payments.ways.accounts import credit_of
from tests.factories import NOW, ConcessionLimitFactory
from tests.orders.drafts import fresh
from tests.payments.cancelling import (
    cancel,
    cancel_lines,
    make,
    refund,
    refunds,
    sold_for_120,
    sold_for_172,
)
from tests.soundness import require_sound

pytestmark = pytest.mark.django_db


def drop(order, number=1):
    return payment_operations.drop_refund(order.number, number, at=NOW, by=order.taken_by)


def test_leaves_the_credit_on_the_order():
    order = sold_for_172()
    cancel_lines(order, [2], "52.05", to=LATER)
    refund(order, "52.05")

    drop(order)

    order = fresh(order)
    assert (order.refunds_total, order.surplus) == (0, Decimal("52.05"))
    assert refundable_of(order).credit == Decimal("52.05")
    assert order.events.filter(kind=Event.REFUND_DROPPED).count() == 1


def test_of_a_cancelled_order_it_becomes_credit_of_the_customer():
    order = sold_for_120("120.00")
    cancel(order, "120.00")

    drop(order)

    assert refunds(order) == [(2, "CARD", Decimal("120.00"), "CARD")]
    assert credit_of(order.customer, currency="USD") == Decimal("120.00")


def test_goodwill_set_before_the_order_was_cancelled_is_his_own_money_since():
    ConcessionLimitFactory.create()
    order = sold_for_120("120.00")
    refund(order, "0", goodwill="10.00")
    cancel(order, "110.00", to=AS_CREDIT)

    drop(order)

    assert credit_of(order.customer, currency="USD") == Decimal("120.00")
    require_sound()


def test_refuses_what_was_made_or_dropped():
    order = sold_for_120("120.00")
    cancel(order, "120.00")
    make(order, 1, "A1")

    with pytest.raises(
        errors.RefundMadeAlready, match=r"This refund was made already, A1\. Nothing more"
    ):
        drop(order)
    with pytest.raises(errors.NoSuchRefund, match=f"no refund 2 on order {order.number}"):
        drop(order, 2)


def test_dropped_while_it_waits_the_request_is_withdrawn(asked):
    payment_operations.drop_refund(asked.number, 1, at=NOW, by=asked.taken_by)

    assert Approval.objects.get().withdrawn_at == NOW
    assert Refund.objects.to_make().count() == 0
    assert credit_of(asked.customer, currency="USD") == Decimal("120.00")
