"""The page of one order: the desk while it can be changed, else the order as it stands."""

import pytest

from orders import operations
from tests.conftest import signed_in
from tests.factories import NOW, OrderFactory, OrderLineFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_draft_shows_the_desk(agent_client):
    line = OrderLineFactory.create()

    page = agent_client.get(line.order.get_absolute_url()).content.decode()

    assert 'id="entry"' in page
    assert 'id="line-1"' in page
    assert line.item.item_number in page


def test_a_cancelled_order_is_read_only(agent_client):
    order = OrderFactory.create()
    operations.cancel_order(
        order.number, version=order.version, reason="Caller hung up", at=NOW, by=order.taken_by
    )

    page = agent_client.get(order.get_absolute_url()).content.decode()

    assert 'id="entry"' not in page
    assert "Caller hung up" in page


def test_a_stranger_finds_no_order():
    order = OrderFactory.create()

    answer = signed_in(UserFactory.create()).get(order.get_absolute_url())

    assert answer.status_code == 404
    assert f"There is no order {order.number}" in answer.content.decode()
