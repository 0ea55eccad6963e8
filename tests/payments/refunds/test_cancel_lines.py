"""Cancelling lines of a submitted order: priced anew by its own terms, the surplus goes back."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from catalog.models import CustomerTerms
from orders import errors
from orders.models import Event, OrderRevision, Status
from payments import errors as payment_errors
from payments import operations
from payments.models import Refund
from payments.questions.refundable import AS_CREDIT, LATER, refundable_of
from payments.ways.accounts import credit_of
from tests.factories import (
    NOW,
    ItemFactory,
    OfferedMethodFactory,
    PaymentMethodFactory,
    PriceFactory,
    StockFactory,
)
from tests.orders.answers import all_of
from tests.orders.drafts import (
    RECEIPT,
    add,
    draft_of_120,
    fresh,
    offer_card,
    pay,
    submit,
    supervisor_of,
)
from tests.orders.stocks import kept
from tests.payments.cancelling import cancel_lines, ledger, reasons, refunds, ship, sold_for_172
from tests.soundness import require_sound

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


@pytest.fixture
def order():
    return sold_for_172()


def test_prices_what_is_left_and_sets_the_rest_to_be_refunded(order):
    cancel_lines(order, [2], "52.05")  # shipping 7.95 comes back: 120.00 is left

    order = fresh(order)
    line = order.lines.get(number=2)
    assert (line.quantity, line.quantity_cancelled, line.goods, line.net) == (3, 3, 0, 0)
    assert line.unit_price == Decimal("20.00")
    assert (order.status, order.total) == (Status.SUBMITTED, Decimal("120.00"))
    assert refunds(order) == [(1, "CASH", Decimal("52.05"), "")]
    assert (order.secured_total, order.refunds_total) == (Decimal("172.05"), Decimal("52.05"))
    assert (order.surplus, order.balance) == (0, 0)
    assert refundable_of(order).credit == 0


def test_goes_back_to_the_payments_in_reverse(order):
    cancel_lines(order, [1], "102.10")  # 60.00 goods, 7.95 shipping, 2.00 handling are left

    assert fresh(order).total == Decimal("69.95")  # shipping comes back: below 150.00
    assert refunds(order) == [
        (1, "CARD", Decimal("30.05"), ""),
        (2, "CASH", Decimal("72.05"), ""),
    ]


def test_is_the_next_revision_and_stands_in_the_history(order):
    cancel_lines(order, [2], "52.05", note="Too many")

    order = fresh(order)
    assert order.revision == 2
    last = OrderRevision.objects.get(order=order, number=2)
    assert (last.total, last.snapshot["lines"][1]["cancelled"]) == (Decimal("120.00"), 3)
    facts = order.events.get(kind=Event.LINES_CANCELLED).facts
    assert facts["lines"] == [{"line": 2, "item": "84003", "quantity": 3}]
    assert (facts["reason"], facts["note"]) == ("CHANGED-MIND", "Too many")


def test_keeps_the_price_that_was_promised(order):
    item = order.lines.get(number=1).item
    item.prices.update(replaced_at=order.submitted_at + timedelta(days=1))
    PriceFactory.create(item=item, unit_price="999.00")

    cancel_lines(order, [2], "52.05", at=NOW + timedelta(days=2))

    assert fresh(order).lines.get(number=1).unit_price == Decimal("110.05")


def test_may_become_credit_or_stay_on_the_order(order):
    cancel_lines(order, [2], "52.05", to=LATER)

    assert Refund.objects.count() == 0
    assert fresh(order).surplus == Decimal("52.05")
    assert refundable_of(fresh(order)).credit == Decimal("52.05")


def test_as_credit_of_the_customer(order):
    cancel_lines(order, [2], "52.05", to="credit")

    order = fresh(order)
    assert credit_of(order.customer, currency="USD") == Decimal("52.05")
    assert (order.secured_total, order.total) == (Decimal("120.00"), Decimal("120.00"))
    assert ledger(order)[-1] == ("credited", Decimal("52.05"), "CASH")


def test_what_was_shipped_stays_and_counts():
    reasons()
    order = draft_of_120()
    add(order, ItemFactory.create(item_number="84003", price="20.00").item_number, 3)
    pay(order)
    submit(order)
    ship(order, 1, 1)
    ship(order, 2, 1)

    cancel_lines(order, [2], "32.05")

    order = fresh(order)
    line = order.lines.get(number=2)
    assert (line.quantity_cancelled, line.goods) == (2, Decimal("20.00"))
    assert order.status == Status.SHIPPED  # nothing of it is open any more
    assert order.total == Decimal("140.00")  # 130.05 goods, 7.95 shipping, 2.00 handling


def test_lets_the_stock_of_the_line_go():
    reasons()
    stock = StockFactory.create(item__price="5.00", warehouse__code="MAIN")
    order = draft_of_120()
    add(order, stock.item.item_number, 2)
    pay(order)
    submit(order)
    assert kept(order) == [(2, "MAIN", 2)]

    cancel_lines(order, [2], "10.00")

    assert kept(order) == []


def test_lowers_what_is_claimed_on_account_before_anything_is_refunded():
    reasons()
    order = draft_of_120()
    add(order, ItemFactory.create(item_number="84003", price="20.00").item_number, 3)
    method = PaymentMethodFactory.create(code="ACCOUNT", function="on_account")
    OfferedMethodFactory.create(call_center=order.call_center, method=method)
    give_limit(order)
    pay(order, "140.00")
    pay(order, method="ACCOUNT")
    submit(order, "172.05")

    cancel_lines(order, [2], "20.00")

    order = fresh(order)
    assert order.accepted_total == 0
    assert refunds(order) == [(1, "CASH", Decimal("20.00"), "")]


def give_limit(order):
    CustomerTerms.objects.create(customer=order.customer, credit_limit=500, credit_currency="USD")


@pytest.mark.parametrize(
    ("lines", "refusal", "words"),
    [
        ([], errors.NoLinePicked, r"Pick the lines to cancel\."),
        ([1, 2], errors.EveryLinePicked, "Cancel the order instead"),
        ([3], errors.NoSuchLine, "Line 3 of order"),
    ],
)
def test_refuses_no_line_all_lines_and_lines_there_are_not(order, lines, refusal, words):
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        cancel_lines(order, lines, "0.00")

    assert all_of(order) == before


def test_refuses_a_line_that_is_taken_or_cancelled(order):
    order.lines.filter(number=2).update(quantity_taken=1)
    with pytest.raises(errors.LineAtTheWarehouse, match="has taken line 2"):
        cancel_lines(order, [2], "52.05")
    order.lines.filter(number=2).update(quantity_taken=0)
    cancel_lines(order, [2], "52.05")

    with pytest.raises(errors.NothingLeftOfLine, match="Nothing of line 2 is left"):
        cancel_lines(order, [2], "0.00")


def test_refuses_another_amount_than_was_told(order):
    before = all_of(order)

    with pytest.raises(payment_errors.RefundMoved, match=r"52\.05 USD would be given back now"):
        cancel_lines(order, [2], "60.00")

    assert all_of(order) == before


def test_a_payment_returned_after_a_part_of_it_became_credit_is_in_order():
    reasons()
    order = draft_of_120()
    add(order, ItemFactory.create(item_number="84003", price="20.00").item_number, 3)
    offer_card(order.call_center)
    pay(order, method="CARD", **RECEIPT)
    submit(order, "172.05")
    cancel_lines(order, [2], "52.05", to=AS_CREDIT)

    operations.return_payment(
        order.number,
        1,
        reason="Charged back",
        key=uuid4(),
        at=NOW,
        by=supervisor_of(order.call_center),
    )

    require_sound()
    assert (fresh(order).returned_total, fresh(order).balance) == (
        Decimal("172.05"),
        Decimal("120.00"),  # the 52.05 of credit are taken back with it
    )
    assert credit_of(order.customer, currency="USD") == 0
