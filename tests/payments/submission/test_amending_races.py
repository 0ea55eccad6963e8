"""Two reach for one order or one gift card at once: one wins, the other reads why (VECTORS 33)."""

from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest

from orders import operations
from orders.errors import ModifiedBySomebodyElse
from orders.models import Amendment, Event
from payments import operations as payments
from payments.models import Payment
from tests.factories import NOW
from tests.orders.drafts import another_agent_of, draft, fresh, submitted
from tests.orders.racing import at_once, names
from tests.payments.cards import left, offer_gift_cards, pay_by_card, sold

pytestmark = pytest.mark.usefixtures("own_database")
TIMES = 20


def amend(order, by):
    return operations.amend_order(order.number, at=NOW, by=by)


def discard(order, by):
    return operations.discard_changes(order.number, version=order.version, at=NOW, by=by)


def test_two_amending_one_order():
    order = submitted("20.00")
    other = another_agent_of(order.call_center)
    for _ in range(TIMES):
        outcomes = at_once(partial(amend, order, order.taken_by), partial(amend, order, other))

        assert names(outcomes) == ["ModifiedBySomebodyElse", "Order"]
        [refusal] = [one for one in outcomes if isinstance(one, ModifiedBySomebodyElse)]
        began = Amendment.objects.open().get()
        assert f"{began.by} has been modifying order {order.number}" in str(refusal)
        discard(fresh(order), began.by)


def test_two_discards_of_one_version():
    order = submitted("20.00")
    for _ in range(TIMES):
        amend(order, order.taken_by)
        amending = fresh(order)

        outcomes = at_once(*[partial(discard, amending, order.taken_by)] * 2)

        assert names(outcomes) in (["NotBeingModified", "Order"], ["Order", "Stale"])
    assert order.events.filter(kind=Event.CHANGES_DISCARDED).count() == TIMES


def test_one_gift_card_by_two_orders_pays_no_more_than_it_holds():
    sold("50.00")
    orders = [draft("40.00"), draft("40.00")]
    offer_gift_cards(orders[0].call_center)
    for _ in range(TIMES):
        outcomes = at_once(*[partial(pay_by_card, order, "40.00") for order in orders])

        assert names(outcomes) == ["GiftCardTooLittle", "Payment"]
        assert left() == Decimal("10.00")
        [taken] = [one for one in outcomes if isinstance(one, Payment)]
        payments.remove_payment(
            taken.order.number, taken.number, key=uuid4(), at=NOW, by=taken.order.taken_by
        )
        assert left() == Decimal("50.00")
