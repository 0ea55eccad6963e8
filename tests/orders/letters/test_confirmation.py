"""The confirmation on paper."""

import pytest
from django.urls import reverse

from tests.conftest import signed_in
from tests.factories import OrderFactory
from tests.orders.drafts import stranger
from tests.orders.postroom import submitted_120

pytestmark = pytest.mark.django_db


def url_of(order, name="confirmation"):
    return reverse(f"orders:{name}", args=[order.number])


def test_shows_the_order_with_its_sums(agent_client):
    order = submitted_120()

    page = agent_client.get(url_of(order)).content.decode()

    assert f"<h1>Order confirmation {order.number}</h1>" in page
    for said in ("Contoso Retail", "Karen Berg", "Chronograph", "110.05 USD", "7.95 USD"):
        assert said in page
    assert "<dt>Total</dt><dd>120.00 USD</dd>" in page


def test_is_in_the_customers_language_whatever_the_agents(agent_client):
    order = submitted_120(language="fr-FR")

    page = agent_client.get(url_of(order)).content.decode()

    assert '<html lang="fr-FR">' in page
    assert "<dt>Total</dt><dd>120,00 USD</dd>" in page
    assert f"Confirmation de commande {order.number}" in page


def test_a_draft_has_none_and_a_stranger_sees_none(agent_client):
    draft = OrderFactory.create()

    answer = agent_client.get(url_of(draft))

    assert answer.status_code == 422
    assert f"Order {draft.number} was never submitted" in answer.content.decode()
    assert signed_in(stranger()).get(url_of(draft)).status_code == 404
