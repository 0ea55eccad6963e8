"""Pages that are asked by their address: what looks like a card number is not repeated by any."""

import pytest
from django.urls import reverse

from tests import factories

CARD = "4242 4242 4242 4242"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("customer-service", "q"),
        ("price-and-stock", "q"),
        ("orders:orders", "q"),
        ("orders:blocked", "agent"),
        ("customers:new-customer", "q"),
    ],
)
@pytest.mark.parametrize("card", [CARD, CARD.replace(" ", "")])
def test_a_page_does_not_repeat_it(agent_client, page, name, card):
    response = agent_client.get(reverse(page), {name: card})

    assert response.status_code in {200, 422}
    assert "4242" not in response.content.decode()


def test_the_items_of_an_order_do_not_repeat_it(agent_client, agent, call_center):
    order = factories.OrderFactory.create(call_center=call_center, taken_by=agent)

    response = agent_client.get(reverse("orders:find-items", args=[order.number]), {"item": CARD})

    assert response.status_code == 422
    assert "4242" not in response.content.decode()


def test_an_item_is_looked_up_by_its_number_in_trade(agent_client, call_center):
    response = agent_client.get(reverse("price-and-stock"), {"q": "4006381333931"})

    assert response.status_code == 200
