"""The sales order summary: what is read back, what it comes to, how it is paid."""

from decimal import Decimal
from uuid import uuid4

import pytest

from payments import operations
from tests.factories import NOW, OrderFactory
from tests.orders.answers import address, parts_of, value_of
from tests.orders.drafts import RECEIPT, draft_of_120, offer_card, pay, submitted

pytestmark = pytest.mark.django_db


def get(client, order, **query):
    return client.get(address("payments:summary", order), query)


def test_shows_what_is_to_be_read_back(agent_client):
    order = draft_of_120()

    page = get(agent_client, order).content.decode()

    for words in (
        "Sales order summary",
        "Karen Berg",
        "1234 SE Ankeny Street",
        "99 Standard",
        "81327 Chronograph",
        "Mode of delivery",
    ):
        assert words in page


def test_shows_every_figure_with_its_reason(agent_client):
    order = draft_of_120()

    page = get(agent_client, order).content.decode()

    for figure in ("110.05", "7.95", "2.00", "9.95", "120.00"):
        assert f"<dd>{figure}</dd>" in page
    assert "Goods 110.05 are in tier 50.00 up to 150.00." in page


def test_fills_the_balance_in_and_carries_the_total_that_is_shown(agent_client):
    order = draft_of_120()
    pay(order, "20.00")

    response = get(agent_client, order)

    assert value_of(response, "amount") == "100.00"
    assert Decimal(value_of(response, "shown_total")) == Decimal("120.00")
    assert value_of(response, "version", within="foot") == str(order.version + 1)


def test_opens_the_payment_form_without_javascript(agent_client):
    order = draft_of_120()

    closed, opened = (get(agent_client, order).content, get(agent_client, order, add=1).content)

    is_open = b'id="payment" aria-labelledby="payment-heading" data-return-focus="#add-payment, #submit-order" open'
    assert is_open not in closed
    assert is_open in opened


def test_lists_payments_with_what_became_of_them(agent_client):
    order = draft_of_120()
    offer_card(order.call_center)
    pay(order, "20.00")
    pay(order, "30.00", method="CARD", **RECEIPT)
    operations.remove_payment(
        order.number, 1, key=uuid4(), handed_back=True, at=NOW, by=order.taken_by
    )

    page = get(agent_client, order).content.decode()

    assert "Removed" in page
    assert "Captured" in page
    assert "Visa …4242, A17" in page
    assert "Remove payment 2" in page
    assert "Remove payment 1" not in page


def test_is_for_orders_that_can_be_changed(agent_client):
    order = submitted()

    response = get(agent_client, order)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")


def test_says_what_is_missing_on_an_empty_order(agent_client):
    order = OrderFactory.create()

    response = get(agent_client, order)

    assert response.status_code == 200


def test_reads_in_french(agent_client):
    order = draft_of_120()
    agent_client.cookies["django_language"] = "fr"

    response = get(agent_client, order)

    assert value_of(response, "amount") == "120,00"
    assert Decimal(value_of(response, "shown_total")) == Decimal("120.00")


def test_an_open_summary_asks_for_its_own_figures(agent_client):
    order = draft_of_120()
    aimed = {"HX-Request": "true", "HX-Target": "div#summary-body"}

    response = agent_client.get(address("payments:summary", order), headers=aimed)

    page = response.content.decode()
    assert parts_of(response) == ["summary-lines", "summary-figures", "money", "foot", "payment"]
    assert 'id="read-back"' not in page  # what is typed there stays
    assert 'hx-swap="innerMorph"' in page
    assert Decimal(value_of(response, "shown_total")) == Decimal("120.00")
    assert response["Vary"].startswith("HX-Request, HX-Target")


def test_an_open_summary_of_an_order_that_was_submitted_meanwhile_leads_to_its_page(agent_client):
    order = submitted()
    aimed = {"HX-Request": "true", "HX-Target": "div#summary-body"}

    response = agent_client.get(address("payments:summary", order), headers=aimed)

    assert response.headers["HX-Redirect"] == order.get_absolute_url()
