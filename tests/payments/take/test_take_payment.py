"""Taking a payment: what counts, what is kept, and what is refused."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.words.amounts import Amount
from orders.models import Event
from payments import operations
from payments.models import Happened, OfferedMethod, Payment, PaymentEvent
from tests.factories import NOW
from tests.orders.answers import day
from tests.orders.drafts import (
    RECEIPT,
    draft,
    draft_of_120,
    fresh,
    offer_card,
    pay,
)

pytestmark = pytest.mark.django_db


def test_cash_is_in_hand_until_the_order_is_submitted():
    order = draft_of_120()

    payment = pay(order, "120.00")

    assert (payment.number, payment.amount, payment.handed_over) == (1, Decimal("120.00"), None)
    assert (payment.at, payment.by, payment.change) == (NOW, order.taken_by, None)
    event = PaymentEvent.objects.get()
    assert (event.payment, event.order, event.kind) == (payment, order, Happened.AUTHORISED)
    assert (event.amount, event.at, event.by) == (Decimal("120.00"), NOW, order.taken_by)
    after = fresh(order)
    assert (after.secured_total, after.captured_total) == (Decimal("120.00"), 0)
    assert after.balance == 0
    assert after.version == order.version + 1
    assert after.total == Decimal("120.00")


def test_the_history_says_who_took_how_much():
    order = draft_of_120()

    pay(order, "50.00")

    event = order.events.get(kind=Event.PAYMENT_TAKEN)
    assert (event.by, event.at) == (order.taken_by, NOW)
    assert event.facts == {"payment": 1, "method": "CASH", "amount": "50.00"}


def test_payments_are_numbered_and_add_up():
    order = draft_of_120()

    numbers = [pay(order, amount).number for amount in ("20.00", "30.00", "69.99")]

    assert numbers == [1, 2, 3]
    assert fresh(order).secured_total == Decimal("119.99")
    assert fresh(order).balance == Decimal("0.01")


def test_cash_above_the_balance_counts_as_the_balance_and_gives_change():
    order = draft_of_120()

    payment = pay(order, "150.00")

    assert payment.amount == Decimal("120.00")
    assert payment.handed_over == Decimal("150.00")
    assert payment.change == Decimal("30.00")
    assert PaymentEvent.objects.get().amount == Decimal("120.00")
    assert fresh(order).secured_total == Decimal("120.00")


def test_cash_gives_change_even_where_overpayment_is_allowed():
    order = draft_of_120()
    OfferedMethod.objects.update(may_exceed=True)

    payment = pay(order, "150.00")

    assert (payment.amount, payment.change) == (Decimal("120.00"), Decimal("30.00"))


def test_a_card_on_the_terminal_is_real_money_at_once():
    order = draft_of_120()
    offer_card(order.call_center)

    payment = pay(order, "120.00", method="CARD", **RECEIPT)

    assert (payment.brand, payment.last_four) == ("Visa", "4242")
    assert (payment.terminal, payment.approval_code) == ("T1", "A17")
    assert PaymentEvent.objects.get().kind == Happened.CAPTURED
    assert fresh(order).captured_total == fresh(order).secured_total == Decimal("120.00")


def test_the_day_is_that_of_the_call_center():
    order = draft_of_120()

    payment = pay(order, "120.00", at=day("2026-11-24 07:59+00:00"))

    assert payment.taken_date == date(2026, 11, 23)


def test_card_details_count_for_a_card_only():
    order = draft_of_120()

    payment = pay(order, "120.00", **RECEIPT)

    assert (payment.brand, payment.last_four, payment.terminal) == ("", "", "")


@pytest.mark.parametrize(
    ("share", "total", "taken"),
    [
        ("100", "0.01", "0.01"),
        ("50", "0.01", "0.01"),
        ("50", "0.03", "0.02"),
        ("50", "120.00", "60.00"),
        ("50", "33.33", "16.67"),
        ("33", "10.00", "3.30"),
        ("0.01", "10.00", "0.01"),
    ],
)
def test_a_share_of_the_balance_is_rounded_up_to_the_cent(share, total, taken):
    order = draft(total)

    payment = take(order, Amount(share=Decimal(share)))

    assert payment.amount == Decimal(taken)


def test_the_rest_is_what_is_left_at_that_moment():
    order = draft_of_120()
    take(order, Amount(share=Decimal(50)))

    payment = take(order, Amount(share=Decimal(100)))

    assert payment.amount == Decimal("60.00")
    assert fresh(order).balance == 0


def test_overpayment_is_taken_where_it_is_allowed():
    order = draft_of_120()
    offer_card(order.call_center, may_exceed=True)

    payment = pay(order, "125.00", method="CARD", **RECEIPT)

    assert (payment.amount, payment.change) == (Decimal("125.00"), None)
    assert fresh(order).secured_total == Decimal("125.00")
    assert fresh(order).balance == 0


def test_the_same_key_takes_the_money_once():
    order, key = draft_of_120(), uuid4()

    first = pay(order, "50.00", key=key)
    second = pay(order, "50.00", key=key)

    assert first.pk == second.pk
    assert Payment.objects.count() == PaymentEvent.objects.count() == 1
    assert fresh(order).secured_total == Decimal("50.00")


def test_the_key_is_looked_at_before_anything_else():
    order, key = draft_of_120(), uuid4()
    first = pay(order, "120.00", key=key)

    assert pay(order, "120.00", key=key).pk == first.pk


def take(order, amount):
    return operations.take_payment(
        order.number, method="CASH", amount=amount, key=uuid4(), at=NOW, by=order.taken_by
    )
