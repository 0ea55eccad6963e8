"""Closing the day: takings by method, terminal and agent, counted by somebody else."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from payments import errors, operations
from payments.models import TakingsCount
from payments.questions.takings import Till, takings_of
from tests.conftest import signed_in
from tests.factories import NOW
from tests.orders.drafts import RECEIPT, draft, fresh, offer_card, pay, stranger, supervisor_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def supervisor(call_center):
    return supervisor_of(call_center)


@pytest.fixture
def order(call_center, supervisor):
    """An order of 100.00: 40.00 in cash, and the rest with a card."""
    offer_card(call_center)
    order = draft("100.00")
    pay(order, "40.00")
    pay(order, "60.00", method="CARD", **RECEIPT)
    return fresh(order)


def cash_of(order):
    return next(one for one in takings_of(order.call_center, TODAY) if not one.till.terminal)


def count(order, till=None, *, by, counted="40.00", shown="40.00", note="", key=None):
    return operations.count_takings(
        order.call_center,
        TODAY,
        till or cash_of(order).till,
        counted=Decimal(counted),
        shown=Decimal(shown),
        note=note,
        key=key or uuid4(),
        at=NOW,
        by=by,
    )


def refused(refusal, words, order, **said):
    with pytest.raises(refusal, match=words):
        count(order, **said)
    assert not TakingsCount.objects.exists()


def test_counts_what_is_recorded(order, supervisor):
    made = count(order, by=supervisor)

    assert (made.recorded, made.counted, made.difference) == (Decimal("40.00"), Decimal("40.00"), 0)
    assert (made.agent, made.by, made.number) == (order.taken_by, supervisor, 1)
    assert cash_of(order).is_closed


def test_a_double_click_counts_once(order, supervisor):
    key, till = uuid4(), cash_of(order).till

    assert count(order, till, by=supervisor, key=key) == count(order, till, by=supervisor, key=key)
    assert TakingsCount.objects.count() == 1


def test_a_difference_is_explained(order, supervisor):
    refused(errors.DifferenceUnexplained, "-5.00 USD", order, by=supervisor, counted="35.00")

    made = count(order, by=supervisor, counted="35.00", note="Five are missing.")

    assert (made.difference, made.note) == (Decimal("-5.00"), "Five are missing.")


def test_what_comes_later_is_counted_again(order, supervisor):
    count(order, by=supervisor)
    later = draft("7.00")
    pay(later)

    assert cash_of(order).to_count == Decimal("7.00")
    made = count(order, by=supervisor, counted="7.00", shown="7.00")

    assert (made.number, made.recorded) == (2, Decimal("7.00"))
    assert cash_of(order).counted == Decimal("47.00")


def test_what_moved_meanwhile_is_counted_anew(order, supervisor):
    refused(errors.TakingsMoved, "40.00 USD", order, by=supervisor, shown="39.00", counted="39.00")


def test_nobody_counts_his_own(order, supervisor):
    own = draft("9.00", taken_by=supervisor)
    pay(own, by=supervisor)
    till = Till(method_id=cash_of(order).till.method_id, terminal="", agent_id=supervisor.pk)

    refused(errors.OwnTakings, "another supervisor", order, till=till, by=supervisor)


def test_agents_and_strangers_count_nothing(order):
    refused(errors.ForSupervisors, "Only supervisors", order, by=order.taken_by)
    refused(errors.ForSupervisors, "Only supervisors", order, by=stranger())


def test_what_is_counted_is_not_counted_twice(order, supervisor):
    till = cash_of(order).till
    count(order, till, by=supervisor)

    with pytest.raises(errors.NothingToCount, match="Nothing is left"):
        count(order, till, by=supervisor)


def test_the_page_counts(order, supervisor):
    till = cash_of(order).till
    said = {
        "day": "2026-11-24", "method": till.method_id, "terminal": "", "agent": till.agent_id,
        "shown": "40.00", "counted": "35", "note": "", "key": uuid4(),
    }  # fmt: skip
    client = signed_in(supervisor)

    page = client.post("/orders/takings/count/", said)
    assert (page.status_code, b"The difference is -5.00 USD." in page.content) == (422, True)
    assert b'value="35"' in page.content

    answer = client.post("/orders/takings/count/", said | {"note": "Five are missing."})
    assert answer.url == "/orders/takings/?day=2026-11-24"
    text = client.get(answer.url).content.decode()
    assert "Five are missing." in text
    assert "-5.00" in text
