"""Payments that are refused, and change nothing."""

from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.errors import KeyUsedForSomethingElse
from orders.errors import NoSuchOrder, NotEditable
from payments import errors
from payments.models import OfferedMethod, PaymentMethod
from tests.factories import OfferedMethodFactory, OrderFactory, UserFactory
from tests.orders.answers import all_of
from tests.orders.drafts import (
    RECEIPT,
    cancelled,
    draft_of_120,
    elsewhere,
    offer_card,
    pay,
    stranger,
    submitted,
    supervisor_of,
)

pytestmark = pytest.mark.django_db


def nothing(order):
    pass


def without_completion(order):
    order.call_center.order_completion = False
    order.call_center.save()


def paid_in_full(order):
    pay(order)


def inactive(order):
    PaymentMethod.objects.filter(code="CASH").update(is_active=False)


def from_20_up_to_100(order):
    OfferedMethod.objects.update(least="20.00", most="100.00")


@pytest.mark.parametrize(
    ("spoil", "method", "amount", "refusal", "words"),
    [
        (paid_in_full, "CASH", "0.01", errors.NothingDue, "Nothing is due on order"),
        (paid_in_full, "CARD", "0.01", errors.NothingDue, "Nothing is due on order"),
        (without_completion, "CASH", "1.00", errors.NoPaymentsHere, "takes no payments with its"),
        (nothing, "CHECK", "1.00", errors.MethodNotOffered, "This payment method is not offered"),
        (nothing, "", "1.00", errors.MethodNotOffered, "This payment method is not offered"),
        (inactive, "CASH", "1.00", errors.MethodNotOffered, "This payment method is not offered"),
        (nothing, "CARD", "120.01", errors.MoreThanDue, r"Only 120\.00 USD is due"),
        (from_20_up_to_100, "CASH", "19.99", errors.BelowMinimum, r"Cash is taken from 20\.00 USD"),
        (from_20_up_to_100, "CASH", "100.01", errors.AboveMaximum, r"Cash is taken up to 100\.00"),
        (from_20_up_to_100, "CASH", "500.00", errors.AboveMaximum, r"Cash is taken up to 100\.00"),
    ],
)
def test_refuses_and_changes_nothing(spoil, method, amount, refusal, words):
    order = draft_of_120()
    offer_card(order.call_center)
    spoil(order)
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        pay(order, amount, method=method, **RECEIPT)

    assert all_of(order) == before


@pytest.mark.parametrize("amount", ["20.00", "100.00"])
def test_both_limits_of_a_method_are_still_taken(amount):
    order = draft_of_120()
    from_20_up_to_100(order)

    assert pay(order, amount).amount == Decimal(amount)


def test_a_method_of_another_call_center_is_not_offered():
    order = draft_of_120()
    OfferedMethodFactory.create(call_center=elsewhere(), method__code="ELSEWHERE")

    with pytest.raises(errors.MethodNotOffered):
        pay(order, "1.00", method="ELSEWHERE")


def test_an_order_without_lines_has_nothing_due():
    order = OrderFactory.create()

    with pytest.raises(errors.NothingDue):
        pay(order, "1.00")


def test_a_submitted_order_that_is_paid_has_nothing_due():
    order = submitted()
    before = all_of(order)

    with pytest.raises(errors.NothingDue, match=f"Nothing is due on order {order.number}"):
        pay(order, "1.00")

    assert all_of(order) == before


def test_refuses_an_order_that_can_no_longer_be_changed():
    order = cancelled()
    before = all_of(order)

    with pytest.raises(NotEditable, match=f"Order {order.number} cannot be changed any more"):
        pay(order, "1.00")

    assert all_of(order) == before


def test_the_same_key_with_other_content_is_refused():
    order, key = draft_of_120(), uuid4()
    offer_card(order.call_center)
    pay(order, "50.00", key=key)
    before = all_of(order)

    for other in (
        {"amount": "51.00"},
        {"amount": "50.00", "method": "CARD"} | RECEIPT,
        {"amount": "50.00", "by": supervisor_of(order.call_center)},
    ):
        with pytest.raises(KeyUsedForSomethingElse, match="already sent with other content"):
            pay(order, key=key, **other)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers():
    order = draft_of_120()
    before = all_of(order)

    for user in (stranger(), UserFactory.create()):
        with pytest.raises(NoSuchOrder, match=f"There is no order {order.number} in your"):
            pay(order, "1.00", by=user)

    assert all_of(order) == before
