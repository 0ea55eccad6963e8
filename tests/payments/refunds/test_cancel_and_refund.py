"""Cancelling a submitted order: nothing captured for it stays unspoken for."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders import errors, operations
from orders.errors import NoSuchReason
from orders.models import About, Event, Letter, Status
from payments import errors as payment_errors
from payments.models import CreditEntry, Refund
from payments.questions.refundable import refundable_of
from payments.ways.accounts import credit_of
from tests.factories import NOW, CouponFactory, StockFactory
from tests.orders.answers import all_of
from tests.orders.drafts import draft, fresh, pay, stranger, submit
from tests.orders.stocks import kept, order_of
from tests.payments.cancelling import (
    CANCEL,
    GOODWILL,
    cancel,
    ledger,
    make,
    reasons,
    refunds,
    ship,
    sold_for_120,
)
from tests.payments.cards import left, offer_gift_cards, pay_by_card, sold

pytestmark = pytest.mark.django_db


def test_sets_what_was_captured_to_be_refunded_the_last_payment_first():
    order = sold_for_120("100.00", "20.00")

    cancel(order, "120.00", note="Wife had ordered it")

    order = fresh(order)
    assert (order.status, order.cancel_code.code) == (Status.CANCELLED, CANCEL)
    assert order.why_cancelled == "Changed his mind: Wife had ordered it"
    assert refunds(order) == [
        (1, "CARD", Decimal("100.00"), ""),
        (2, "CASH", Decimal("20.00"), ""),
    ]
    assert order.refunds_total == Decimal("120.00")
    assert refundable_of(order).credit == 0
    event = order.events.get(kind=Event.CANCELLED)
    assert event.facts == {"reason": "Wife had ordered it", "code": CANCEL}
    assert order.events.filter(kind=Event.REFUND_SET).count() == 2


def test_is_made_only_with_its_reference():
    order = sold_for_120("100.00", "20.00")
    cancel(order, "120.00")

    make(order, 1, "A991")
    make(order, 2, "Receipt 4")

    order = fresh(order)
    assert (order.captured_total, order.secured_total, order.refunds_total) == (0, 0, 0)
    assert ledger(order)[-2:] == [
        ("refunded", Decimal("100.00"), "A991"),
        ("refunded", Decimal("20.00"), "Receipt 4"),
    ]


def test_may_become_credit_of_the_customer_at_once():
    order = sold_for_120("100.00", "20.00")

    cancel(order, "120.00", to="credit")

    order = fresh(order)
    assert order.status == Status.CANCELLED
    assert refunds(order) == [
        (1, "CARD", Decimal("100.00"), "CARD"),
        (2, "CASH", Decimal("20.00"), "CASH"),
    ]
    assert credit_of(order.customer, currency="USD") == Decimal("120.00")
    assert (order.secured_total, order.refunds_total) == (0, 0)
    assert refundable_of(order).credit == 0


def test_lets_stock_and_coupons_go():
    reasons()
    stock = StockFactory.create(warehouse__code="MAIN")
    order = order_of((stock.item, 2))
    CouponFactory.create(code="TEN")
    operations.add_coupon(
        order.number,
        version=fresh(order).version,
        coupon="TEN",
        key=uuid4(),
        at=NOW,
        by=order.taken_by,
    )
    pay(order)
    submit(order)
    assert kept(order) == [(1, "MAIN", 2)]

    cancel(order, fresh(order).total)

    assert kept(order) == []
    assert fresh(order).coupons.get().freed_at == NOW


def test_an_order_without_money_is_cancelled_without_a_refund():
    reasons()
    order = draft("0.00")
    submit(order)

    cancel(order, "0.00")

    assert fresh(order).status == Status.CANCELLED
    assert Refund.objects.count() == 0


@pytest.mark.parametrize("shown", ["119.99", "120.01", "0.00"])
def test_refuses_another_amount_than_was_told(shown):
    order = sold_for_120("120.00")
    before = all_of(order)

    with pytest.raises(
        payment_errors.RefundMoved, match=r"120\.00 USD would be given back now, no longer"
    ):
        cancel(order, shown)

    assert all_of(order) == before
    assert Refund.objects.count() == 0


def test_refuses_what_the_warehouse_has_taken_or_sent():
    order = sold_for_120("120.00")
    order.lines.update(quantity_taken=1)
    before = all_of(order)

    with pytest.raises(
        errors.LineAtTheWarehouse,
        match=r"The warehouse has taken line 1\. Have it recalled first, then cancel it\.",
    ):
        cancel(order, "120.00")
    assert all_of(order) == before

    ship(order, 1, 1)
    with pytest.raises(errors.PartlyShipped, match="Cancel the lines that are left"):
        cancel(order, "120.00")
    assert fresh(order).status == Status.SUBMITTED


@pytest.mark.parametrize("reason", [GOODWILL, "NO-SUCH", ""])
def test_needs_a_reason_for_cancellations(reason):
    order = sold_for_120("120.00")

    with pytest.raises(NoSuchReason):
        cancel(order, "120.00", reason=reason)

    assert fresh(order).status == Status.SUBMITTED


def test_refuses_a_draft_and_an_order_that_is_cancelled_already():
    order = draft("10.00")
    reasons()
    with pytest.raises(errors.NotCancellable, match="cannot be cancelled: Draft"):
        cancel(order, "0.00")


def test_refuses_a_stale_version_and_strangers():
    order = sold_for_120("120.00")

    with pytest.raises(errors.Stale):
        cancel(order, "120.00", version=order.version - 1)
    with pytest.raises(errors.NoSuchOrder):
        cancel(order, "120.00", by=stranger())


def test_the_same_key_cancels_once():
    order, key = sold_for_120("120.00"), uuid4()
    version = order.version

    cancel(order, "120.00", key=key, version=version)
    cancel(order, "120.00", key=key, version=version)

    assert Refund.objects.count() == 1
    assert CreditEntry.objects.count() == 0


def test_a_gift_card_has_its_money_back_at_once():
    card = sold("50.00")
    reasons()
    offer_gift_cards(card.line.order.call_center)
    order = draft("30.00")
    pay_by_card(order)
    submit(order)
    assert left() == Decimal("20.00")

    cancel(order, "30.00")

    assert left() == Decimal("50.00")
    assert refunds(order) == [(1, "GIFT", Decimal("30.00"), "GIFT")]
    assert (fresh(order).secured_total, fresh(order).refunds_total) == (0, 0)


def test_the_customer_is_told_of_both():
    order = sold_for_120("120.00")

    cancel(order, "120.00")
    make(order, 1, "A991")

    letters = Letter.objects.filter(order=order).order_by("pk")
    assert list(letters.values_list("about", flat=True))[-2:] == [About.CANCELLED, About.REFUNDED]
