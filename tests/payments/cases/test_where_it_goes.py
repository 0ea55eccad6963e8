"""B5 to B8: limits reckoned when asked, discarded changes, checks to come, gift cards."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders.blocks import blocks_of
from orders.models import Cause, Order, Status
from payments import errors, operations
from payments.jobs import cancel_overdue_checks
from payments.models import GiftCard, Refund
from payments.ways.accounts import exposure_of
from tests.factories import NOW, ItemFactory, offer
from tests.orders.answers import address
from tests.orders.drafts import RECEIPT, add, draft, fresh, pay, submit, supervisor_of
from tests.payments.accounts import on_account, settle
from tests.payments.cancelling import CANCEL, cancel, cancel_lines, reasons, refund, refunds
from tests.payments.cards import (
    issue,
    left,
    offer_gift_cards,
    order_of_gift_cards,
    pay_by_card,
    sold,
)
from tests.payments.cases.paid import add_for, amend, bounce, by_account, with_reasons
from tests.soundness import require_sound

pytestmark = pytest.mark.django_db


def test_b5_an_order_above_the_limit_goes_once_another_is_cancelled():
    # 793.18 + 500.00 is 293.18 above 1,000.00; once 793.18 are free, nothing is.
    reasons()
    first = on_account("793.18", limit_of="1000.00")
    second = on_account("500.00", customer=first.customer)
    assert [block.cause for block in blocks_of(second, at=NOW)] == [Cause.LIMIT]
    assert second not in Order.objects.released(NOW)

    cancel(first, "0.00")

    assert blocks_of(fresh(second), at=NOW) == []
    assert second in Order.objects.released(NOW)
    with pytest.raises(errors.WithinLimit):
        settle(operations.release_credit, second, note="x")
    require_sound()


def test_b5_the_exposure_of_an_order_being_modified_is_its_claim():
    # 297.78 on account, 148.89 cancelled: 148.89 is claimed, and it stays so.
    order = with_reasons(by_account("148.89", "148.89"))
    cancel_lines(order, [2], "0.00")

    amend(order)

    assert exposure_of(order.customer, currency="USD").used == Decimal("148.89")


def test_b6_discarding_gives_back_what_was_captured_since():
    # 100.00 on account; 12.58 more by card, and discarded: the card has it back, the account stays.
    order = with_reasons(by_account("100.00"))
    add_for(amend(order), "12.58")
    offer("card_terminal", code="CARD")
    pay(order, method="CARD", **RECEIPT)

    operations.discard_and_refund(
        order.number, version=fresh(order).version, shown=Decimal("12.58"), to="", reason=CANCEL,
        note="", key=uuid4(), at=NOW, by=order.taken_by,
    )  # fmt: skip

    assert refunds(order) == [(1, "CARD", Decimal("12.58"), "")]
    after = fresh(order)
    assert (after.accepted_total, after.due, after.surplus) == (Decimal("100.00"), 0, 0)
    require_sound()


def test_b7_a_cancelled_line_lowers_what_is_awaited_first():
    # 158.00 is 130.00 by card and 28.00 to come; 120.00 stands: nothing to come, 10.00 goes back.
    reasons()
    order = draft("120.00", "38.00")
    offer("card_terminal", code="CARD")
    offer("check_to_come")
    pay(order, "130.00", method="CARD", **RECEIPT)
    pay(order, method="CHECK_TO_COME")
    submit(order)

    cancel_lines(order, [2], "10.00")

    assert fresh(order).waiting_total == 0
    assert refunds(order) == [(1, "CARD", Decimal("10.00"), "")]
    assert cancel_overdue_checks(at=NOW.replace(year=2027)) == 0
    assert fresh(order).status == Status.SUBMITTED
    require_sound()


def test_b8_money_of_a_gift_card_goes_back_to_it(call_center):
    # 19.95 of goods by gift card, a gift card of 50.00 in cash; the goods are cancelled.
    reasons()
    sold()
    offer_gift_cards(call_center)
    order = draft("19.95")
    add(order, ItemFactory.create(price="50.00", is_gift_card=True).item_number)
    pay_by_card(order, "19.95")
    pay(order)
    submit(order)
    assert left() == Decimal("30.05")

    cancel_lines(order, [1], "19.95", to="credit")

    assert refunds(order) == [(1, "GIFT", Decimal("19.95"), "GIFT")]
    assert left() == Decimal("50.00")
    require_sound()


def test_b8_a_payment_by_gift_card_is_not_returned(call_center):
    sold()
    offer_gift_cards(call_center)
    order = draft("19.95")
    pay_by_card(order)
    submit(order)

    with pytest.raises(errors.NothingToReturn):
        bounce(order)


@pytest.mark.parametrize(("pieces", "stands"), [(2, "50.00"), (1, "0.00")])
def test_b8_a_voided_gift_card_of_a_shipped_order_is_refunded(pieces, stands, client):
    # Cards of 50.00, shipped with their numbers; one is voided: 50.00 goes back.
    reasons()
    order = order_of_gift_cards("50.00", quantity=pieces)
    pay(order)
    submit(order)
    issue(order)
    assert fresh(order).status == Status.SHIPPED
    with pytest.raises(errors.MoreThanCredit):
        refund(order, "50.00")
    operations.void_gift_card(
        order.number, GiftCard.objects.first().pk, reason="Lost", key=uuid4(), at=NOW,
        by=supervisor_of(order.call_center),
    )  # fmt: skip
    client.force_login(order.taken_by)
    assert 'value="50.00"' in client.get(address("payments:refund", order)).content.decode()

    refund(order, "50.00")

    after = fresh(order)
    assert (after.total, after.surplus, after.status) == (Decimal(stands), 0, Status.SHIPPED)
    assert Refund.objects.get().amount == Decimal("50.00")
    require_sound()
