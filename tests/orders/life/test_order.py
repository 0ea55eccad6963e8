"""The page of one order: the desk while it can be changed, else the order as it stands."""

from datetime import timedelta

import pytest

from orders import operations
from orders.models import Order
from tests.conftest import signed_in
from tests.factories import NOW, OrderFactory, OrderLineFactory
from tests.orders.drafts import stranger, submitted

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

    answer = signed_in(stranger()).get(order.get_absolute_url())

    assert answer.status_code == 404
    assert f"There is no order {order.number}" in answer.content.decode()


@pytest.mark.parametrize(
    ("tab", "shown"),
    [
        ("", "lines"),
        ("lines", "lines"),
        ("header", "header"),
        ("history", "history"),
        ("x", "lines"),
    ],
)
def test_shows_one_tab(agent_client, tab, shown):
    order = OrderFactory.create()

    page = agent_client.get(order.get_absolute_url(), {"tab": tab}).content.decode()

    for panel in ("lines", "header", "history"):
        tag = page.partition(f'id="panel-{panel}"')[2].partition(">")[0]
        assert ("hidden" in tag) == (panel != shown), panel


@pytest.mark.parametrize("tab", ["", "header"])
def test_holds_each_control_once(agent_client, tab):
    line = OrderLineFactory.create()

    page = agent_client.get(line.order.get_absolute_url(), {"tab": tab}).content.decode()

    for control in ("mode", "source_code", "item", "quantity", "address", "version", "totals"):
        assert page.count(f' id="{control}"') == 1, control


def test_what_was_typed_is_text_and_no_markup(agent_client):
    order = OrderFactory.create(
        recipient="<b>Lars</b>", address=None, street="<script>1</script>", internal_note="<i>x</i>"
    )
    line = OrderLineFactory.create(order=order, item__name="<u>Socks</u>")

    page = agent_client.get(order.get_absolute_url(), {"tab": "header"}).content.decode()

    assert line.item.item_number in page
    for markup in ("<b>Lars", "<script>1", "<i>x", "<u>Socks"):
        assert markup not in page


def test_the_number_is_read_out_while_the_caller_is_there_and_later_it_is_said_where_it_is(
    agent_client,
):
    order = submitted()
    Order.objects.filter(pk=order.pk).update(submitted_at=NOW - timedelta(days=1))

    page = agent_client.get(order.get_absolute_url()).content.decode()

    assert "Read out its number" not in page
    assert "Where it is" in page
    assert "Next caller" in page


def test_a_submitted_order_is_read_out_and_goes_on_to_the_next_caller(agent_client):
    order = submitted()

    page = agent_client.get(order.get_absolute_url()).content.decode()

    assert "The order is submitted. Read out its number:" in page
    assert f'<p class="number">{order.number}</p>' in page
    assert "Next caller" in page
    assert 'id="entry"' not in page
    assert "change/" not in page
    assert "delete/" not in page


def test_is_not_kept_by_the_browser(agent_client):
    response = agent_client.get(OrderFactory.create().get_absolute_url())

    assert "no-store" in response.headers["Cache-Control"]


def test_reads_in_french(agent_client):
    line = OrderLineFactory.create(item__price="1234.50")
    agent_client.cookies["django_language"] = "fr"

    page = agent_client.get(line.order.get_absolute_url()).content.decode()

    assert "Commande client" in page
    assert "1\u202f234,50" in page
    assert f'name="shown_total" value="1{chr(0x202F)}' not in page
