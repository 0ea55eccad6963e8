"""The packing slip: what goes into the parcel, without prices."""

import pytest

from orders import operations
from tests.factories import NOW, OfferedModeFactory
from tests.orders.drafts import draft, fresh, pay, submit
from tests.orders.letters.test_confirmation import url_of
from tests.orders.postroom import submitted_120

pytestmark = pytest.mark.django_db


def test_lists_the_pieces_and_no_price(agent_client):
    order = submitted_120()

    page = agent_client.get(url_of(order, "packing_slip".replace("_", "-"))).content.decode()

    assert f"<h1>Packing slip {order.number}</h1>" in page
    assert '<td>81327</td><th scope="row">Chronograph</th><td class="num">1</td>' in page
    assert "110.05" not in page
    assert "120.00" not in page


def test_has_a_part_for_each_mode(agent_client):
    order = draft("10.00", "20.00")
    OfferedModeFactory.create(mode__code="11", mode__name="Express")
    operations.set_line_mode(
        order.number, 2, version=fresh(order).version, mode="11", at=NOW, by=order.taken_by
    )
    pay(order)
    submit(order)

    page = agent_client.get(url_of(order, "packing-slip")).content.decode()

    assert page.count('<section class="sheet__parcel">') == 2
    assert "11 Express" in page
    assert "99 Standard" in page
