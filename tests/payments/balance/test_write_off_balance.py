"""Out of balance: what is missing is written off."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders.errors import ReasonMissing
from orders.models import Event
from payments import errors, operations
from tests.orders.answers import address, all_of
from tests.orders.drafts import draft, fresh, submitted, supervisor_of
from tests.payments.accounts import happenings, on_the_page, settle
from tests.payments.take.test_return_payment import bounce, paid_by_check

pytestmark = pytest.mark.django_db


def write_off(order, *, by=None, note="Too small", key=None):
    return settle(operations.write_off_balance, order, note=note, by=by, key=key)


def missing_120():
    order = paid_by_check()
    bounce(order)
    return fresh(order)


def test_nothing_is_missing_any_more():
    order, key = missing_120(), uuid4()
    supervisor = supervisor_of(order.call_center)

    write_off(order, by=supervisor, key=key)
    write_off(order, by=supervisor, key=key)

    after = fresh(order)
    assert happenings(order)[-1] == ("written_off", Decimal("120.00"))
    assert (after.secured_total, after.due, after.is_out_of_balance) == (
        Decimal("120.00"), 0, False,
    )  # fmt: skip
    event = order.events.get(kind=Event.BALANCE_SETTLED)
    assert event.facts == {"how": "write_off", "amount": "120.000", "note": "Too small"}


def test_only_a_supervisor_may():
    order = missing_120()
    before = all_of(order)

    with pytest.raises(errors.NotYours, match="Only a supervisor"):
        write_off(order, by=order.taken_by)
    with pytest.raises(ReasonMissing):
        write_off(order, note="")

    assert all_of(order) == before


def test_refuses_where_nothing_is_missing_or_the_order_is_a_draft():
    with pytest.raises(errors.NothingMissing):
        write_off(submitted())
    with pytest.raises(errors.NotSettledYet):
        write_off(draft("10.00"))


def test_an_agent_is_told_whom_to_ask(agent_client):
    order = missing_120()

    page = agent_client.get(address("payments:payments", order)).content.decode()

    assert "ask a supervisor to write it off" in page
    assert "Write off" not in page.replace("write it off", "")
    answer = agent_client.post(
        address("payments:write-off-balance", order), on_the_page(order, "x")
    )
    assert answer.status_code == 422


def test_a_supervisor_writes_it_off_on_the_page(client):
    order = missing_120()
    client.force_login(supervisor_of(order.call_center))

    answer = client.post(
        address("payments:write-off-balance", order), on_the_page(order, "Too small")
    )

    assert answer.status_code == 302
    assert fresh(order).due == 0
    assert "Out of balance" not in client.get(answer.url).content.decode()
