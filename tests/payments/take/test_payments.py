"""The page of a submitted order's payments."""

import pytest

from payments.models import Payment
from tests.factories import offer
from tests.orders.answers import address
from tests.orders.drafts import draft, draft_of_120, fresh, pay, stranger, submitted
from tests.payments.accounts import give_credit, limit
from tests.payments.take.test_return_payment import bounce, paid_by_check

pytestmark = pytest.mark.django_db


def test_shows_what_stands(agent_client):
    order = paid_by_check()

    page = agent_client.get(address("payments:payments", order)).content.decode()

    assert "Check" in page
    assert "1234" in page
    assert "Captured" in page
    assert "Out of balance" not in page


def test_an_open_order_has_its_summary_instead(agent_client):
    order = draft("10.00")

    answer = agent_client.get(address("payments:payments", order))

    assert (answer.status_code, answer.url) == (302, address("payments:summary", order))


def test_a_stranger_sees_nothing(client):
    order = submitted()
    client.force_login(stranger())

    assert client.get(address("payments:payments", order)).status_code == 404


def test_takes_another_payment_where_something_is_due(agent_client):
    order = paid_by_check()
    bounce(order)
    opened = agent_client.get(address("payments:payments", order) + "?add=1").content.decode()
    assert '<dialog class="dialog" id="payment"' in opened
    assert 'value="120.00"' in opened

    answer = agent_client.post(
        address("payments:take-payment", order),
        {"method": "CASH", "amount": "120.00", "key": "8f7d1c52-9f0e-4b57-8f3e-1c7a5ad1f0ac"},
    )

    assert (answer.status_code, answer.url) == (302, address("payments:payments", order))
    assert fresh(order).due == 0


def test_keeps_what_was_typed_where_the_payment_is_refused(agent_client):
    order = paid_by_check()
    bounce(order)

    answer = agent_client.post(
        address("payments:take-payment", order),
        {"method": "CHECK", "amount": "120.00", "key": "8f7d1c52-9f0e-4b57-8f3e-1c7a5ad1f0ad"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Enter the number of the check." in page
    assert Payment.objects.count() == 1


def test_the_dialog_says_what_the_customer_may_still_owe_and_has(agent_client):
    order = draft_of_120()
    limit(order.customer, "500.00")
    give_credit(order.customer, "25.00")
    offer("on_account")
    offer("credit")
    pay(order, "20.00", method="ON_ACCOUNT")

    page = agent_client.get(address("payments:summary", order) + "?add=1").content.decode()

    assert "<dt>Limit</dt><dd>500.00 USD</dd>" in page
    assert "<dt>Used</dt><dd>20.00 USD</dd>" in page
    assert "<dt>Free</dt><dd>480.00 USD</dd>" in page
    assert "<dt>Credit</dt><dd>25.00 USD</dd>" in page
