"""What must be so before an order can be submitted, and what the tolerance lets pass."""

from decimal import Decimal

import pytest

from catalog.models import DeliveryMode
from orders import errors, operations
from orders.models import Status
from payments.models import Happened, PaymentEvent
from tests.factories import NOW, OfferedModeFactory, SourceCodeFactory
from tests.orders.answers import all_of
from tests.orders.drafts import (
    RECEIPT,
    draft,
    fresh,
    offer_card,
    pay,
    submit,
)

pytestmark = pytest.mark.django_db


def test_an_order_of_nothing_but_free_items_needs_no_payment():
    order = draft("0.00")

    submit(order, "0.00")

    assert fresh(order).status == Status.SUBMITTED
    assert not PaymentEvent.objects.exists()


def test_without_order_completion_nothing_need_be_paid():
    order = draft("10.00")
    order.call_center.order_completion = False
    order.call_center.save()

    submit(order, "10.00")

    assert fresh(order).status == Status.SUBMITTED
    assert not PaymentEvent.objects.exists()


@pytest.mark.parametrize("secured", ["995.00", "999.99"])
def test_writes_a_shortage_within_the_tolerance_off(secured):
    order = draft("1000.00")
    allow(order, percent=10, amount="5.00")
    pay(order, secured)

    submit(order, "1000.00")

    event = PaymentEvent.objects.get(kind=Happened.WRITTEN_OFF)
    assert (event.order, event.payment) == (order, None)
    assert event.amount + Decimal(secured) == Decimal("1000.00")
    assert fresh(order).balance == 0
    assert fresh(order).captured_total == Decimal(secured)


@pytest.mark.parametrize(
    ("percent", "amount", "secured"),
    [(10, "5.00", "994.99"), (0, "5.00", "999.99"), (1, "50.00", "989.99"), (10, "0", "999.99")],
)
def test_a_shortage_beyond_the_tolerance_is_still_to_be_paid(percent, amount, secured):
    order = draft("1000.00")
    allow(order, percent=percent, amount=amount)
    pay(order, secured)
    before = all_of(order)

    with pytest.raises(errors.NotCovered, match="is still to be paid"):
        submit(order, "1000.00")

    assert all_of(order) == before


def test_books_a_surplus_within_the_tolerance_as_credit():
    order = draft("100.00")
    offer_card(order.call_center, may_exceed=True)
    allow(order, percent=10, amount="5.00")
    pay(order, "103.00", method="CARD", **RECEIPT)

    submit(order, "100.00")

    event = PaymentEvent.objects.get(kind=Happened.CREDITED)
    assert (event.payment, event.amount) == (None, Decimal("3.00"))
    assert fresh(order).secured_total == Decimal("100.00")
    assert fresh(order).captured_total == Decimal("103.00")


def no_lines(order):
    order.lines.all().delete()


def no_mode(order):
    type(order).objects.update(mode=None)


def no_source_code(order):
    order.call_center.source_code_required = True
    order.call_center.save()


def no_address(order):
    type(order).objects.update(address=None)


def not_paid(order):
    pass


@pytest.mark.parametrize(
    ("spoil", "refusal", "words"),
    [
        (no_lines, errors.NothingOrdered, "No lines yet. Add an item."),
        (no_mode, errors.NoMode, "No mode of delivery yet. Pick one."),
        (no_source_code, errors.NoSourceCode, "No source code yet. Ask the caller"),
        (no_address, errors.NoAddress, "No delivery address yet. Pick one"),
        (not_paid, errors.NotCovered, "10.00 USD is still to be paid. Add a payment"),
    ],
)
def test_refuses_what_is_not_ready_and_changes_nothing(spoil, refusal, words):
    order = draft("10.00")
    spoil(order)
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        submit(order)

    assert all_of(order) == before


def test_goods_fetched_at_a_store_need_no_address():
    order = draft("0.00")
    store = OfferedModeFactory.create(mode__code="60", mode__is_pickup=True).mode
    type(order).objects.update(address=None, mode=store)

    submit(order)

    assert fresh(order).status == Status.SUBMITTED


def test_a_required_source_code_lets_it_pass_once_set():
    order = draft("0.00")
    no_source_code(order)
    code = SourceCodeFactory.create().code
    operations.set_source_code(
        order.number, version=order.version, source_code=code, at=NOW, by=order.taken_by
    )

    submit(order)

    assert fresh(order).status == Status.SUBMITTED


def test_a_mode_that_was_withdrawn_is_an_obstacle_only_until_it_was_promised():
    order, promised = draft("0.00"), draft("0.00")
    submit(promised)
    DeliveryMode.objects.update(is_active=False)

    with pytest.raises(errors.ModeNotOffered):
        submit(order)
    operations.amend_order(promised.number, at=NOW, by=promised.taken_by)
    submit(promised)

    assert (fresh(order).status, fresh(promised).revision) == (Status.DRAFT, 2)


def allow(order, *, percent, amount):
    order.call_center.tolerance_percent = percent
    order.call_center.tolerance_amount = amount
    order.call_center.save()
