"""The receipt of the terminal: all of it is entered, and its code is good once a day."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from payments import errors
from payments.models import Payment
from tests.orders.answers import all_of, day
from tests.orders.drafts import RECEIPT, draft, fresh, offer_card, pay

pytestmark = pytest.mark.django_db


def card_order(price="10.00"):
    order = draft(price)
    if not order.call_center.offered_methods.filter(method__code="CARD"):
        offer_card(order.call_center)
    return order


@pytest.mark.parametrize("missing", ["brand", "last_four", "terminal", "approval_code"])
def test_refuses_a_receipt_that_is_not_complete(missing):
    order = card_order()
    before = all_of(order)

    with pytest.raises(errors.CardDetailsMissing, match="Enter the brand, the last four digits"):
        pay(order, "10.00", method="CARD", **(RECEIPT | {missing: ""}))

    assert all_of(order) == before


def test_a_code_used_twice_names_the_first_order():
    first, second = card_order(), card_order()
    pay(first, "10.00", method="CARD", **RECEIPT)
    before = all_of(second)

    with pytest.raises(
        errors.TerminalCodeUsed,
        match=f"code A17 of terminal T1 was already used today, on order {first.number}",
    ):
        pay(second, "10.00", method="CARD", **RECEIPT)

    assert all_of(second) == before


def test_a_code_is_used_even_after_its_refund():
    order = card_order()
    pay(order, "4.00", method="CARD", **RECEIPT)

    with pytest.raises(errors.TerminalCodeUsed):
        pay(order, "5.00", method="CARD", **RECEIPT)

    assert fresh(order).secured_total == Decimal("4.00")


@pytest.mark.parametrize("other", [{"terminal": "T2"}, {"approval_code": "A18"}])
def test_another_terminal_or_code_is_taken(other):
    order = card_order()
    pay(order, "4.00", method="CARD", **RECEIPT)

    pay(order, "6.00", method="CARD", **(RECEIPT | other))

    assert fresh(order).captured_total == Decimal("10.00")


def test_the_code_is_good_again_the_next_day_at_the_call_center():
    order = card_order()
    pay(order, "4.00", method="CARD", at=day("2026-11-24 07:59+00:00"), **RECEIPT)

    pay(order, "6.00", method="CARD", at=day("2026-11-24 08:00+00:00"), **RECEIPT)

    assert fresh(order).captured_total == Decimal("10.00")


def test_capitals_and_spaces_make_no_new_code():
    order = card_order()
    pay(order, "4.00", method="CARD", **RECEIPT)

    with pytest.raises(errors.TerminalCodeUsed):
        pay(order, "6.00", method="CARD", **(RECEIPT | {"approval_code": "a17"}))


def test_the_database_refuses_a_code_used_twice():
    first, second = card_order(), card_order()
    payment = pay(first, "10.00", method="CARD", **RECEIPT)
    twin = Payment.objects.get(pk=payment.pk)
    twin.pk, twin.order, twin._state.adding = None, second, True

    with (
        pytest.raises(IntegrityError, match="payments_payment_terminal_code_once"),
        transaction.atomic(),
    ):
        twin.save()

    assert Payment.objects.count() == 1
