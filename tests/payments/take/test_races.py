"""Money, when two hands reach for it at once."""

from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest

from orders.models import Event, OrderRevision, Status
from payments.models import Happened, Payment, PaymentEvent
from tests.conftest import signed_in
from tests.factories import ItemFactory, home
from tests.orders.answers import address
from tests.orders.drafts import RECEIPT, add, draft, fresh, offer_card, pay, submit
from tests.orders.racing import TIMES, at_once, names

pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def orders(own_database):
    """As many paid orders as a race is run."""
    item = ItemFactory.create(price="20.00").item_number

    def orders(*, paid):
        made = [draft() for _ in range(TIMES)]
        for order in made:
            add(order, item)
            if paid:
                pay(order)
        return [fresh(order) for order in made]

    return orders


def test_the_same_submit_posted_twice_at_once_submits_once(orders):
    """Vector 29."""
    for order in orders(paid=True):
        client, key = signed_in(order.taken_by), uuid4()
        said = {"shown_total": "20.00", "version": order.version, "key": key}

        answers = at_once(*[partial(client.post, address("payments:submit", order), said)] * 2)

        assert {(answer.status_code, answer.url) for answer in answers} == {
            (302, f"/orders/{order.number}/")
        }
        assert order.events.filter(kind=Event.SUBMITTED).count() == 1
        assert order.revisions.count() == 1
    assert PaymentEvent.objects.filter(kind=Happened.CAPTURED).count() == TIMES


def test_two_submits_with_keys_of_their_own_submit_once(orders):
    for order in orders(paid=True):
        outcomes = at_once(*[partial(submit, order, version=order.version)] * 2)

        assert names(outcomes) in (["Order", "Stale"], ["NotEditable", "Order"])
    assert OrderRevision.objects.count() == TIMES


def test_two_full_payments_at_once_take_the_money_once(orders):
    """Vector 30."""
    offer_card(home())
    for order in orders(paid=False):
        receipt = RECEIPT | {"approval_code": f"A{order.number}"}

        outcomes = at_once(
            partial(pay, order, "20.00"),
            partial(pay, order, "20.00", method="CARD", **receipt),
        )

        assert names(outcomes) == ["NothingDue", "Payment"]
        assert fresh(order).secured_total == Decimal("20.00")
    assert PaymentEvent.objects.count() == TIMES


def test_two_parts_at_once_never_exceed_what_is_due(orders):
    offer_card(home())
    for order in orders(paid=False):
        receipt = RECEIPT | {"approval_code": f"A{order.number}"}

        outcomes = at_once(
            partial(pay, order, "15.00", method="CARD", **receipt),
            partial(pay, order, "15.00"),
        )

        assert names(outcomes) in (["MoreThanDue", "Payment"], ["Payment", "Payment"])
        assert fresh(order).secured_total in {Decimal("15.00"), Decimal("20.00")}


def test_the_same_payment_posted_twice_at_once_is_one(orders):
    for order in orders(paid=False):
        key = uuid4()

        outcomes = at_once(*[partial(pay, order, "20.00", key=key)] * 2)

        assert len({payment.pk for payment in outcomes}) == 1
        assert fresh(order).secured_total == Decimal("20.00")
    assert Payment.objects.count() == PaymentEvent.objects.count() == TIMES


def test_one_receipt_entered_on_two_orders_at_once_pays_one(orders):
    offer_card(home())
    waiting = orders(paid=False)
    for first, second in zip(waiting[::2], waiting[1::2], strict=True):
        receipt = RECEIPT | {"approval_code": f"A{first.number}"}

        outcomes = at_once(
            *[partial(pay, order, "20.00", method="CARD", **receipt) for order in (first, second)]
        )

        assert names(outcomes) == ["Payment", "TerminalCodeUsed"]


def test_a_line_added_while_the_order_is_submitted_is_in_it_or_refused(orders):
    item = ItemFactory.create(price="0.00").item_number
    for order in orders(paid=True):
        outcomes = at_once(
            partial(submit, order, "20.00", version=order.version), partial(add, order, item)
        )

        after = fresh(order)
        assert names(outcomes) in (["NotEditable", "Order"], ["OrderLine", "Stale"])
        assert (after.status == Status.SUBMITTED) == ("NotEditable" in names(outcomes))
        assert after.lines.count() == (1 if after.status == Status.SUBMITTED else 2)
        for revision in order.revisions.all():
            assert len(revision.snapshot["lines"]) == 1
