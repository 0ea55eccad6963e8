"""What settles an amount names what its page showed: where that has moved, it is refused, and nothing typed is lost."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders.errors import Stale
from payments import errors, operations
from tests.orders.answers import address, all_of, value_of
from tests.orders.drafts import fresh, pay, supervisor_of
from tests.payments.accounts import on_account, on_the_page, settle
from tests.payments.balance.test_credit_surplus import overpaid
from tests.payments.balance.test_write_off_balance import missing_120

pytestmark = pytest.mark.django_db


def above_limit():
    return on_account("120.00", limit_of="100.00")


WAYS = [
    (operations.write_off_balance, missing_120, "120.00"),
    (operations.collect_later, missing_120, "120.00"),
    (operations.credit_surplus, overpaid, "30.00"),
    (operations.release_credit, above_limit, "20.00"),
]


@pytest.mark.parametrize(("how", "state", "amount"), WAYS, ids=lambda v: getattr(v, "__name__", ""))
def test_another_amount_than_the_page_said_is_refused(how, state, amount):
    order = state()
    before = all_of(order)
    said = {"note": "Seen", "key": uuid4(), "at": order.created_at}

    with pytest.raises(errors.AmountMoved, match=f"It is {amount} USD now, no longer 7.00 USD"):
        how(
            order.number, version=order.version, shown=Decimal("7.00"),
            by=supervisor_of(order.call_center), **said,
        )  # fmt: skip

    assert all_of(order) == before


@pytest.mark.parametrize(("how", "state", "amount"), WAYS, ids=lambda v: getattr(v, "__name__", ""))
def test_another_version_than_the_page_showed_is_refused(how, state, amount):
    order = state()
    before = all_of(order)
    order.version -= 1

    with pytest.raises(Stale):
        settle(how, order, note="Seen")

    assert all_of(order) == before


def test_the_page_says_what_moved_and_keeps_what_was_typed(client):
    shown = missing_120()
    pay(shown, "50.00")
    client.force_login(supervisor_of(shown.call_center))
    url = address("payments:write-off-balance", shown)

    refused = client.post(url, on_the_page(shown, "Moved away"))

    assert refused.status_code == 422
    assert "It is 70.00 USD now, no longer 120.00 USD." in refused.content.decode()
    assert value_of(refused, "note") == "Moved away"
    assert Decimal(value_of(refused, "shown")) == Decimal("70.00")
    assert value_of(refused, "version") == str(fresh(shown).version)

    again = {name: value_of(refused, name) for name in ("note", "shown", "version", "key")}
    assert client.post(url, again).status_code == 302
    assert fresh(shown).due == 0


def test_a_page_that_is_out_of_date_shows_the_conflict_and_keeps_what_was_typed(client):
    order = missing_120()
    supervisor = supervisor_of(order.call_center)
    client.force_login(supervisor)
    said = on_the_page(order, "Moved away") | {"version": order.version - 1}

    answer = client.post(address("payments:collect-later", order), said)

    assert answer.status_code == 409
    assert value_of(answer, "note") == "Moved away"
    assert fresh(order).collect_later_total == 0
