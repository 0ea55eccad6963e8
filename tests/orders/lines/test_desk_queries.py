"""An order of fifty lines is asked for in as many queries as one of three."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Item
from orders.models import OrderLine
from orders.operations import complete as complete_order
from tests.factories import (
    NOW,
    ChargeRuleFactory,
    ItemFactory,
    OfferedModeFactory,
    PriceFactory,
    PriceGroupFactory,
    SourceCodeFactory,
    StockFactory,
    WarehouseFactory,
)
from tests.orders.answers import address
from tests.orders.drafts import draft, fresh, pay, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms(call_center):
    """Something of everything: modes, codes, charges by order and by line, stock and back-orders."""
    OfferedModeFactory.create(mode__code="11", mode__name="Express", call_center=call_center)
    SourceCodeFactory.create(code="FAB26")
    ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    ChargeRuleFactory.create(level="line", tiers=[("0", None, "0.10")])
    ChargeRuleFactory.create(spread=True, tiers=[("0", None, "3.00")])
    group = PriceGroupFactory.create()
    warehouse = WarehouseFactory.create()
    for number in range(50):
        item = ItemFactory.create(
            item_number=f"9{number:04}",
            price="10.00",
            back_order_allowed=True,
            back_order_most=10_000,
        )
        StockFactory.create(item=item, warehouse=warehouse, on_hand=1_000 * (number % 2))
        PriceFactory.create(item=item, unit_price="9.00", from_quantity=3)
        PriceFactory.create(item=item, price_group=group, unit_price="8.00")


def order_of(lines):
    order = draft()
    items = Item.objects.filter(item_number__startswith="9").order_by("item_number")
    OrderLine.objects.bulk_create(
        OrderLine(order=order, number=number, item=item, quantity=1 + number % 4)
        for number, item in enumerate(items[:lines], start=1)
    )
    complete_order(order.number, at=NOW, by=order.taken_by)
    return fresh(order)


def queries(act):
    with CaptureQueriesContext(connection) as context:
        response = act()
    assert response.status_code in {200, 302}, response.content
    return len(context)


def posted(client, name, order, *more, **said):
    form = {"version": fresh(order).version, "key": uuid4()} | said
    return client.post(address(name, order, *more), form)


def desk(client, order):
    return client.get(address("orders:order", order))


def header(client, order):
    return client.get(address("orders:order", order) + "?tab=header")


def summary(client, order):
    return client.get(address("payments:summary", order))


def history(client, order):
    return client.get(address("orders:history", order))


def add_line(client, order):
    return posted(client, "orders:add-line", order, item="90000", quantity="1")


def change_line(client, order):
    return posted(client, "orders:change-line", order, 1, quantity="7")


def delete_line(client, order):
    return posted(client, "orders:delete-line", order, 1)


def set_mode(client, order):
    return posted(client, "orders:set-mode", order, mode="11")


def set_source_code(client, order):
    return posted(client, "orders:set-source-code", order, source_code="FAB26")


def complete(client, order):
    return posted(client, "payments:complete", order)


def take_payment(client, order):
    return posted(client, "payments:take-payment", order, method="CASH", amount="=")


def submit_order(client, order):
    return posted(client, "payments:submit", order, shown_total=order.total)


MOST = [
    (desk, 21),
    (header, 21),
    (summary, 17),
    (history, 7),
    (add_line, 37),
    (change_line, 32),
    (delete_line, 37),
    (set_mode, 23),
    (set_source_code, 26),
    (complete, 32),
    (take_payment, 37),
    (submit_order, 41),
]


@pytest.mark.parametrize(("act", "most"), MOST, ids=[act.__name__ for act, _ in MOST])
def test_asks_as_many_queries_for_fifty_lines_as_for_three(act, most, terms, htmx_client):
    warm, short, long = (order_of(lines) for lines in (3, 3, 50))
    if act is submit_order:
        for order in (warm, short, long):
            pay(order)
    act(htmx_client, warm)  # what the first request alone asks

    few, many = (queries(lambda order=order: act(htmx_client, order)) for order in (short, long))

    assert many == few
    assert many <= most


def test_shows_fifty_submitted_lines_as_it_does_two(terms, agent_client):
    orders = [order_of(lines) for lines in (2, 50)]
    for order in orders:
        pay(order)
        submit(order)
    desk(agent_client, orders[0])

    few, many = (queries(lambda order=order: desk(agent_client, order)) for order in orders)

    assert many == few
    assert many <= 20


@pytest.mark.parametrize(("path", "most"), [("/orders/", 9), ("/orders/?q=karen&status=draft", 17)])
def test_lists_fifty_orders_as_it_does_one(path, most, call_center, agent_client):
    draft("10.00")
    agent_client.get(path)
    one = queries(lambda: agent_client.get(path))
    for _ in range(49):
        draft("10.00")

    fifty = queries(lambda: agent_client.get(path))

    assert fifty == one
    assert fifty <= most
