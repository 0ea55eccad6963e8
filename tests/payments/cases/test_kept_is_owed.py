"""B1 to B4: a refund to make is gone, an account is what nothing else covers, a write-off is ours."""

from decimal import Decimal

import pytest

from orders import errors as order_errors
from payments import operations
from payments.questions.refundable import AS_CREDIT
from tests.factories import NOW, offer
from tests.orders.drafts import draft, fresh, pay, submit
from tests.payments.accounts import credit_left, owed, settle
from tests.payments.cancelling import cancel, cancel_lines, make, reasons, refunds
from tests.payments.cases.paid import (
    add_for,
    amend,
    bounce,
    by_account,
    by_card,
    by_check,
    take_off,
    tolerate,
    with_reasons,
)
from tests.payments.warehouse import ship
from tests.soundness import require_sound

pytestmark = pytest.mark.django_db


def test_b1_a_refund_to_make_counts_as_gone():
    # 144.00 captured, 24.00 set to go back: 120.00 covers 120.00. With 24.00 more, 24.00 is due.
    order = with_reasons(by_card("120.00", "24.00"))
    cancel_lines(order, [2], "24.00")
    assert (fresh(order).due, fresh(order).to_give_back) == (0, Decimal("24.00"))

    add_for(amend(order), "24.00")

    assert (fresh(order).total, fresh(order).due) == (Decimal("144.00"), Decimal("24.00"))
    with pytest.raises(order_errors.NotCovered, match=r"24\.00 USD"):
        submit(order)
    pay(order)
    submit(order)
    assert (fresh(order).due, fresh(order).surplus) == (0, 0)
    require_sound()


def test_b1_a_refund_that_is_dropped_counts_again():
    # 144.00 held and 24.00 paid since cover 144.00: 24.00 is the customer's again.
    order = with_reasons(by_card("120.00", "24.00"))
    cancel_lines(order, [2], "24.00")
    add_for(amend(order), "24.00")
    pay(order)
    submit(order)

    operations.drop_refund(order.number, 1, at=NOW, by=order.taken_by)

    assert (fresh(order).due, fresh(order).surplus) == (0, Decimal("24.00"))


def test_b2_on_account_is_what_nothing_else_covers():
    # 347.05 on account; 196.07 + 150.98, and the second line goes.
    order = by_account("196.07", "150.98")

    take_off(amend(order), 2)
    submit(order)

    assert (owed(order.customer), fresh(order).accepted_total) == (
        Decimal("196.07"), Decimal("196.07"),
    )  # fmt: skip
    assert (credit_left(order.customer), fresh(order).surplus) == (0, 0)
    require_sound()


def test_b3_what_was_written_off_becomes_no_credit():
    # 138.00 less 133.00 paid: 5.00 within the tolerance. 134.50 less 133.00 leaves 1.50 written off.
    order = draft("134.50", "3.50")
    tolerate(order)
    pay(order, "133.00")
    submit(order)
    assert fresh(order).written_off_total == Decimal("5.00")

    take_off(amend(order), 2)
    submit(order)

    after = fresh(order)
    assert (after.written_off_total, after.due, after.surplus) == (Decimal("1.50"), 0, 0)
    assert credit_left(order.customer) == 0
    require_sound()


def test_b3_who_never_paid_has_nothing_to_get_back():
    # A check of 132.00 bounced and was written off; 120.00 stands: so much stays written off.
    order = with_reasons(by_check("120.00", "12.00"))
    bounce(order)
    settle(operations.write_off_balance, fresh(order), note="Moved away")

    cancel_lines(order, [2], "0.00")

    assert (refunds(order), fresh(order).surplus) == ([], 0)
    assert fresh(order).written_off_total == Decimal("120.00")
    require_sound()


def test_b3_the_tolerance_is_the_orders():
    # 5.00 of 100.00 is written off. Of 200.00 another 5.00 is missing: 10.00 in all is beyond it.
    order = draft("100.00")
    tolerate(order)
    pay(order, "95.00")
    submit(order)
    add_for(amend(order), "100.00")
    pay(order, "95.00")

    with pytest.raises(order_errors.NotCovered, match=r"5\.00 USD"):
        submit(order)

    assert fresh(order).may_be_missing == 0


def test_b4_a_check_that_bounces_takes_the_credit_back():
    # 120.00 by check, cancelled to 120.00 of credit.
    order = with_reasons(by_check("120.00"))
    cancel(order, "120.00", to=AS_CREDIT)
    assert credit_left(order.customer) == Decimal("120.00")

    bounce(order)

    assert (credit_left(order.customer), owed(order.customer)) == (0, 0)
    require_sound()


def test_b4_what_was_spent_of_it_is_owed():
    # 50.00 of the 120.00 is spent: 70.00 is taken back, and 50.00 owed.
    order = with_reasons(by_check("120.00"))
    cancel(order, "120.00", to=AS_CREDIT)
    offer("credit")
    other = draft("50.00", customer=order.customer)
    pay(other, method="CREDIT")
    submit(other)

    bounce(order)

    assert (credit_left(order.customer), owed(order.customer)) == (0, Decimal("50.00"))
    require_sound()


def test_b4_a_charge_back_after_a_refund_is_noted():
    # 100.00 went back, and is taken back once more: the customer owes it.
    order = with_reasons(by_card("100.00"))
    cancel(order, "100.00")
    make(order, 1)

    bounce(order)

    assert fresh(order).returned_total == owed(order.customer) == Decimal("100.00")
    require_sound()


def test_b4_what_bounced_before_the_last_piece_left_is_owed_once_it_has():
    reasons()
    order = by_check("20.00")
    order.lines.update(quantity_taken=1)
    bounce(order)

    ship(order)

    assert (fresh(order).due, owed(order.customer)) == (0, Decimal("20.00"))
