"""Out of balance: what is too much becomes the customer's credit."""

from decimal import Decimal
from uuid import uuid4

import pytest

from payments import errors, operations
from tests.orders.answers import address, all_of
from tests.orders.drafts import RECEIPT, draft, fresh, offer_card, pay, submit, submitted
from tests.payments.accounts import credit_left, happenings, on_the_page, settle

pytestmark = pytest.mark.django_db


def overpaid():
    """100.00, and 130.00 paid by card: far beyond any tolerance."""
    order = draft("100.00")
    offer_card(order.call_center, may_exceed=True)
    pay(order, "130.00", method="CARD", **RECEIPT)
    submit(order)
    return fresh(order)


def keep(order, *, note="Asked for it", key=None):
    return settle(operations.credit_surplus, order, note=note, by=order.taken_by, key=key)


def test_it_is_kept_for_the_customer():
    order, key = overpaid(), uuid4()
    assert (order.surplus, order.is_out_of_balance) == (Decimal("30.00"), True)

    keep(order, key=key)
    keep(order, key=key)

    after = fresh(order)
    assert happenings(order)[-1] == ("credited", Decimal("30.00"))
    assert (after.secured_total, after.is_out_of_balance) == (Decimal("100.00"), False)
    assert credit_left(order.customer) == Decimal("30.00")


def test_refuses_where_there_is_no_surplus():
    order = submitted()
    before = all_of(order)

    with pytest.raises(errors.NoSurplus, match="There is no surplus"):
        keep(order)

    assert all_of(order) == before


def test_the_page_keeps_it(agent_client):
    order = overpaid()
    page = agent_client.get(address("payments:payments", order)).content.decode()
    assert "30.00 USD were paid too much." in page

    answer = agent_client.post(address("payments:credit-surplus", order), on_the_page(order, ""))
    assert (answer.status_code, credit_left(order.customer)) == (422, 0)
    assert "Enter a reason." in answer.content.decode()

    agent_client.post(address("payments:credit-surplus", order), on_the_page(order, "Asked for it"))
    assert credit_left(order.customer) == Decimal("30.00")
