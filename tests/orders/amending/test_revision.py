"""The order as it was: a page for each revision."""

import pytest

from orders import operations
from tests.orders.amended import amend, new_price, open_order, said, submit_again
from tests.orders.answers import address
from tests.orders.drafts import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    """Twice submitted: one piece by PO 1, two pieces by PO 2."""
    order = open_order()
    amend(order)
    operations.change_details(
        order.number, requested_date=None, reference="PO 2", warehouse_note="", internal_note="",
        **said(order),
    )  # fmt: skip
    operations.change_contact(
        order.number, telephone="+12065550100", email="karen@example.com", **said(order)
    )
    return submit_again(order, "120.00")


def text(client, name, order, *more):
    response = client.get(address(name, order, *more))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_shows_the_order_as_it_was(order, agent_client):
    new_price("81327", "999.00")

    page = text(agent_client, "orders:revision", order, 1)

    assert f"Order {order.number}, revision 1" in page
    assert "The order as it was" in page
    assert "<dt>Unit price</dt><dd>110.05</dd>" in page
    assert "<dt>Total</dt><dd>120.00</dd>" in page
    assert "<dt>Mode of delivery</dt><dd>99 Standard</dd>" in page
    assert "PO 2" not in page
    assert "<dt>Reference</dt><dd>PO 2</dd>" in text(agent_client, "orders:revision", order, 2)


def test_the_orders_page_leads_to_each_and_to_what_changed(order, agent_client):
    page = text(agent_client, "orders:order", order)

    for name, more in (
        ("orders:revision", (1,)),
        ("orders:revision", (2,)),
        ("orders:compare-revisions", (1, 2)),
    ):
        assert address(name, order, *more) in page


def test_refuses_one_that_there_is_not(order, agent_client):
    response = agent_client.get(address("orders:revision", order, 3))

    assert response.status_code == 404
    assert f"Order {order.number} has no revision 3" in response.content.decode()
    assert fresh(order).revision == 2
