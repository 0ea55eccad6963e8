"""What agents took on a day, by method and terminal."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from payments import operations
from payments.questions.takings import takings_of
from tests.factories import NOW
from tests.orders.drafts import RECEIPT, draft, fresh, offer_card, pay

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def order(call_center):
    """An order of 100.00: 40.00 in cash, and the rest with a card."""
    offer_card(call_center)
    order = draft("100.00")
    pay(order, "40.00")
    pay(order, "60.00", method="CARD", **RECEIPT)
    return fresh(order)


def test_takings_are_told_by_method_terminal_and_agent(order):
    told = [
        (one.method.code, one.till.terminal, one.agent, one.recorded)
        for one in takings_of(order.call_center, TODAY)
    ]

    assert told == [
        ("CARD", "T1", order.taken_by, Decimal("60.00")),
        ("CASH", "", order.taken_by, Decimal("40.00")),
    ]
    assert takings_of(order.call_center, TODAY - timedelta(days=1)) == []


def test_a_day_is_the_call_centers_own(order):
    # 18:00 in London is 3 in the morning of the next day in Tokyo.
    order.call_center.time_zone = "Asia/Tokyo"

    assert takings_of(order.call_center, TODAY) == []
    assert len(takings_of(order.call_center, TODAY + timedelta(days=1))) == 2


def test_what_is_handed_back_is_not_there(order):
    operations.remove_payment(
        order.number, 1, key=uuid4(), at=NOW, by=order.taken_by, handed_back=True
    )

    assert [one.recorded for one in takings_of(order.call_center, TODAY)] == [
        Decimal("60.00"),
        Decimal("0"),
    ]


def test_the_page_is_for_supervisors(order, agent_client):
    assert agent_client.get("/orders/takings/").status_code == 403
    assert agent_client.get("/orders/takings/journal.csv").status_code == 403
