"""The real web server, killed in the midst of a request: a form sent again is done once."""

import http.client
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection, transaction

from orders.models import Event, Order
from tests.factories import ChargeRuleFactory, ItemFactory, OrderFactory
from tests.house.faults.web_servers import (
    Caller,
    database_url,
    running,
    wait_until,
    who_waits_for_us,
)

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.real_clock]


def is_gone(backend: object) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [backend])
        return cursor.fetchone() is None


def test_a_line_sent_again_after_the_server_was_killed_is_there_once(agent):
    ItemFactory.create(item_number="81327", price="110.05")
    ChargeRuleFactory.create(tiers=[("0", None, "9.95")])
    order = OrderFactory.create(taken_by=agent)
    add_line = f"/orders/{order.number}/lines/add/"
    typed = {"item": "81327", "quantity": 1, "key": uuid4()}
    caller = Caller()

    with running(database_url()) as server:
        caller.sign_in(server.url, agent.username)
        with transaction.atomic():
            Order.objects.select_for_update().get(pk=order.pk)
            line = caller.begin_post(server.port, add_line, **typed)
            backend = wait_until(who_waits_for_us)
            server.kill()
        with pytest.raises((OSError, http.client.HTTPException)):
            line.getresponse()
        line.close()
    wait_until(lambda: is_gone(backend))
    order.refresh_from_db()
    assert order.lines.count() == 0
    assert order.total == 0

    with running(database_url()) as server:
        for _ in range(2):
            assert "81327" in caller.post(f"{server.url}{add_line}", **typed)

    order.refresh_from_db()
    assert list(order.lines.values_list("item__item_number", "quantity")) == [("81327", 1)]
    assert order.total == Decimal("120.00")
    assert order.events.filter(kind=Event.LINE_ADDED).count() == 1
