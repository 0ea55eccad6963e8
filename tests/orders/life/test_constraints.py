"""What the database never lets be false, whatever the code does."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from orders.models import Order, OrderCharge, OrderEvent, OrderLine, OrderRevision, Override
from payments.models import OfferedMethod, Payment, PaymentEvent
from tests.factories import (
    NOW,
    ChargeCodeFactory,
    ItemFactory,
    OrderFactory,
    PaymentMethodFactory,
    ReasonCodeFactory,
)
from tests.orders.drafts import draft

pytestmark = pytest.mark.django_db


def refused(constraint):
    """Expect the named constraint's refusal, and nothing but the statement undone."""
    return pytest.raises(IntegrityError, match=f'"{constraint}"')


ORDERS = [
    ("orders_order_total_adds_up", {"total": "9.99"}),
    ("orders_order_total_adds_up", {"goods_total": "10.01"}),
    ("orders_order_total_adds_up", {"charges_total": "0.001"}),
    ("orders_order_total_adds_up", {"tax_added": "1.00"}),
    ("orders_order_total_adds_up", {"discount_total": "1.00"}),
    ("orders_order_total_not_negative", {"goods_total": "-1.00", "total": "-1.00"}),
    ("orders_order_submitted_when", {"status": "submitted"}),
    ("orders_order_submitted_when", {"submitted_at": NOW}),
]


@pytest.mark.parametrize(("constraint", "change"), ORDERS)
def test_orders(constraint, change):
    draft("10.00")

    with refused(constraint), transaction.atomic():
        Order.objects.update(**change)


def test_an_unknown_status():
    with refused("orders_order_status_known"), transaction.atomic():
        OrderFactory.create(status="paid", submitted_at=NOW)


LINES = [
    ("orders_line_quantity_in_range", {"quantity": 0}),
    ("orders_line_quantity_in_range", {"quantity": 100_000}),
    ("orders_line_quantities_fit", {"quantity_cancelled": 2}),
    ("orders_line_quantities_fit", {"quantity_taken": 2, "quantity_shipped": 2}),
    ("orders_line_taken_before_shipped", {"quantity_shipped": 1}),
    ("orders_line_net_adds_up", {"net": "9.99"}),
    ("orders_line_net_adds_up", {"discount": "0.01"}),
    ("orders_line_price_not_negative", {"unit_price": "-0.0001"}),
]


@pytest.mark.parametrize(("constraint", "change"), LINES)
def test_lines(constraint, change):
    draft("10.00")

    with refused(constraint), transaction.atomic():
        OrderLine.objects.update(**change)


def test_two_lines_of_one_number():
    order = draft("10.00")

    with refused("orders_line_numbered_once"), transaction.atomic():
        OrderLine.objects.create(order=order, number=1, item=ItemFactory.create(), quantity=1)


def test_two_orders_of_one_number():
    first, second = draft(), draft()

    with refused("orders_order_number_key"), transaction.atomic():
        Order.objects.filter(pk=second.pk).update(number=first.number)


def test_a_negative_charge():
    order = draft("10.00")

    with refused("orders_charge_not_negative"), transaction.atomic():
        OrderCharge.objects.create(
            order=order, charge_code=ChargeCodeFactory.create(), amount=Decimal("-0.01")
        )


def test_an_unknown_event():
    order = draft()

    with refused("orders_event_kind_known"), transaction.atomic():
        OrderEvent.objects.create(
            order=order, kind="forgotten", revision=0, at=NOW, by=order.taken_by
        )


@pytest.mark.parametrize(
    ("constraint", "numbers"),
    [("orders_revision_numbered_once", [1, 1]), ("orders_revision_number_positive", [0])],
)
def test_revisions(constraint, numbers):
    order = draft()

    with refused(constraint), transaction.atomic():
        for number in numbers:
            OrderRevision.objects.create(
                order=order, number=number, total=0, snapshot={}, at=NOW, by=order.taken_by
            )


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("orders_override_kind_known", {"kind": "gift"}),
        ("orders_override_names_its_subject", {"line": None}),
        ("orders_override_names_its_subject", {"kind": "order_discount"}),
        ("orders_override_amount_or_percent", {"amount": None}),
        ("orders_override_amount_or_percent", {"percent": 10}),
        ("orders_override_amount_or_percent", {"amount": None, "percent": 10}),
    ],
)
def test_overrides(constraint, change):
    order = draft()
    said = {"kind": "price", "line": 1, "from_amount": 10, "amount": 9} | change

    with refused(constraint), transaction.atomic():
        Override.objects.create(
            order=order, reason=ReasonCodeFactory.create(), at=NOW, by=order.taken_by, **said
        )


PAYMENTS = [
    ("payments_payment_amount_positive", {"amount": "0"}),
    ("payments_payment_amount_positive", {"amount": "-1.00"}),
    ("payments_payment_last_four_only", {"last_four": "424"}),
    ("payments_payment_last_four_only", {"last_four": "424a"}),
    ("payments_payment_handed_over_covers", {"handed_over": "9.99"}),
]


@pytest.mark.parametrize(("constraint", "change"), PAYMENTS)
def test_payments(constraint, change):
    with refused(constraint), transaction.atomic():
        new_payment(draft("10.00"), **change)


def test_two_payments_of_one_number():
    order = draft("10.00")
    new_payment(order)

    with refused("payments_payment_numbered_once"), transaction.atomic():
        new_payment(order)


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("payments_event_kind_known", {"kind": "forgotten"}),
        ("payments_event_amount_positive", {"amount": 0}),
        ("payments_event_names_its_payment", {"payment": None}),
    ],
)
def test_payment_events(constraint, change):
    order = draft("10.00")
    said = {"payment": new_payment(order), "kind": "captured", "amount": 10} | change

    with refused(constraint), transaction.atomic():
        PaymentEvent.objects.create(order=order, at=NOW, by=order.taken_by, **said)


def test_limits_of_a_method_in_the_wrong_order():
    order = draft()

    with refused("payments_offeredmethod_limits_in_order"), transaction.atomic():
        OfferedMethod.objects.filter(call_center=order.call_center).update(least=2, most=1)


def new_payment(order, **about):
    said = {"number": 1, "amount": Decimal("10.00"), "taken_date": NOW.date()} | about
    return Payment.objects.create(
        order=order, method=PaymentMethodFactory.create(), at=NOW, by=order.taken_by, **said
    )
