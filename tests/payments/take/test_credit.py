"""The customer's credit: kept from a surplus, held at OK, used at Submit, freed when removed."""

from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest

from payments import errors, operations
from payments.models import CreditEntry, Payment
from tests.factories import NOW, offer
from tests.orders.answers import all_of
from tests.orders.drafts import RECEIPT, draft, fresh, offer_card, pay, submit
from tests.orders.racing import at_once, names
from tests.payments.accounts import credit_left, give_credit, happenings

pytestmark = pytest.mark.usefixtures("database")


def with_credit(total, credit):
    order = draft(total)
    give_credit(order.customer, credit)
    if not order.call_center.offered_methods.filter(method__code="CREDIT").exists():
        offer("credit")
    return order


def test_it_is_held_at_ok_and_used_at_submit():
    order = with_credit("20.00", "50.00")

    pay(order, method="CREDIT")
    assert credit_left(order.customer) == Decimal("30.00")
    submit(order)

    assert credit_left(order.customer) == Decimal("30.00")
    assert happenings(order) == [("authorised", Decimal("20.00")), ("captured", Decimal("20.00"))]
    kinds = list(CreditEntry.objects.order_by("pk").values_list("kind", "amount"))
    assert kinds == [("adjusted", Decimal("50.00")), ("held", Decimal("-20.00"))]


def test_it_is_freed_when_removed():
    order = with_credit("20.00", "50.00")
    pay(order, method="CREDIT")

    operations.remove_payment(order.number, 1, key=uuid4(), at=NOW, by=order.taken_by)

    assert credit_left(order.customer) == Decimal("50.00")
    assert (fresh(order).secured_total, Payment.objects.count()) == (0, 1)


def test_no_more_is_paid_than_there_is():
    order = with_credit("80.00", "50.00")
    before = all_of(order)

    with pytest.raises(errors.NotEnoughCredit, match=r"has a credit of 50\.00 USD"):
        pay(order, method="CREDIT")

    assert (all_of(order), credit_left(order.customer)) == (before, Decimal("50.00"))
    assert pay(order, "50.00", method="CREDIT").amount == Decimal("50.00")


def test_credit_of_another_currency_does_not_count():
    order = draft("20.00")
    give_credit(order.customer, "50.00", currency="EUR")
    offer("credit")

    with pytest.raises(errors.NotEnoughCredit, match=r"has a credit of 0\.00 USD"):
        pay(order, method="CREDIT")


def test_a_surplus_within_the_tolerance_becomes_credit_at_submit():
    order = draft("100.00")
    order.call_center.tolerance_percent, order.call_center.tolerance_amount = 10, 5
    order.call_center.save()
    offer_card(order.call_center, may_exceed=True)
    pay(order, "103.00", method="CARD", **RECEIPT)

    submit(order)

    assert happenings(order)[-1] == ("credited", Decimal("3.00"))
    assert credit_left(order.customer) == Decimal("3.00")
    assert (fresh(order).secured_total, fresh(order).surplus) == (Decimal("100.00"), 0)


@pytest.mark.usefixtures("own_database")
def test_two_orders_at_once_spend_it_once():
    for _ in range(20):
        first = with_credit("50.00", "50.00")
        second = draft("50.00", customer=first.customer)

        outcomes = at_once(
            partial(pay, first, method="CREDIT"), partial(pay, second, method="CREDIT")
        )

        assert names(outcomes) == ["NotEnoughCredit", "Payment"]
        assert credit_left(first.customer) == 0


def test_an_admin_takes_no_more_than_there_is():
    order = with_credit("20.00", "50.00")

    with pytest.raises(errors.NotEnoughCredit):
        give_credit(order.customer, "-50.01")
    with pytest.raises(errors.NothingToAdjust):
        give_credit(order.customer, "0")
    give_credit(order.customer, "-50.00")

    assert credit_left(order.customer) == 0
