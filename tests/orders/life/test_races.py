"""Lines and orders, when several requests come at once."""

import threading
import time
from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection, transaction

from orders import operations
from orders.models import Event, Order, Status, lock_order
from tests.factories import NOW, CustomerFactory, DeliveryModeFactory, ItemFactory, agent_of, home
from tests.orders.drafts import add, draft, fresh
from tests.orders.racing import TIMES, at_once, names

pytestmark = pytest.mark.usefixtures("own_database")


def test_the_same_line_posted_twice_at_once_is_one():
    item = ItemFactory.create(price="10.00").item_number
    for order in [draft() for _ in range(TIMES)]:
        key = uuid4()

        outcomes = at_once(*[partial(add, order, item, key=key)] * 2)

        assert names(outcomes) == ["OrderLine", "OrderLine"]
        assert order.lines.count() == 1
        assert order.events.filter(kind=Event.LINE_ADDED).count() == 1
        assert fresh(order).total == Decimal("10.00")


def test_ten_lines_at_once_are_numbered_one_to_ten():
    item = ItemFactory.create(price="10.00").item_number
    for order in [draft() for _ in range(3)]:
        outcomes = at_once(*[partial(add, order, item)] * 10)

        after = fresh(order)
        assert names(outcomes) == ["OrderLine"] * 10
        assert [line.number for line in after.lines.order_by("number")] == list(range(1, 11))
        assert (after.total, after.version) == (Decimal("100.00"), 11)


def test_two_cancellations_at_once_cancel_once():
    for order in [draft() for _ in range(TIMES)]:
        outcomes = at_once(
            *[
                partial(
                    operations.cancel_order,
                    order.number,
                    version=order.version,
                    reason="Caller hung up",
                    at=NOW,
                    by=order.taken_by,
                )
            ]
            * 2
        )

        assert names(outcomes) == ["Order", "Stale"]
        assert order.events.filter(kind=Event.CANCELLED).count() == 1
        assert fresh(order).status == Status.CANCELLED


def test_two_changes_of_one_version_keep_the_first():
    item = ItemFactory.create(price="10.00").item_number
    for order in [draft() for _ in range(TIMES)]:
        add(order, item)
        seen = fresh(order).version

        outcomes = at_once(
            *[
                partial(
                    operations.change_line,
                    order.number,
                    1,
                    version=seen,
                    quantity=quantity,
                    at=NOW,
                    by=order.taken_by,
                )
                for quantity in (2, 3)
            ]
        )

        assert names(outcomes) == ["Order", "Stale"]
        kept = next(i for i, outcome in enumerate(outcomes) if isinstance(outcome, Order))
        assert order.lines.get().quantity == (2, 3)[kept]
        assert fresh(order).total == Decimal("10.00") * (2, 3)[kept]


def test_a_double_click_opens_one_order():
    call_center, customer = home(), CustomerFactory.create()
    agent = agent_of(call_center)
    for opened in range(1, TIMES + 1):
        key = uuid4()

        outcomes = at_once(
            *[
                partial(
                    operations.new_order,
                    customer,
                    call_center=call_center,
                    key=key,
                    at=NOW,
                    by=agent,
                )
            ]
            * 2
        )

        assert names(outcomes) == ["Order", "Order"]
        assert outcomes[0].number == outcomes[1].number
        assert Order.objects.count() == opened


def test_orders_opened_at_once_have_numbers_of_their_own():
    call_center, customer = home(), CustomerFactory.create()
    agent = agent_of(call_center)

    outcomes = at_once(
        *[
            partial(
                operations.new_order,
                customer,
                call_center=call_center,
                key=uuid4(),
                at=NOW,
                by=agent,
            )
            for _ in range(8)
        ]
    )

    assert len({order.number for order in outcomes}) == 8


def test_who_waited_for_the_lock_sees_all_that_was_changed_meanwhile():
    """PostgreSQL would join the mode as it was before the wait, and find none that fits."""
    order = draft()
    modes = [DeliveryModeFactory.create() for _ in range(2)]
    Order.objects.filter(pk=order.pk).update(mode=modes[0])
    is_locked = threading.Event()

    def change():
        with transaction.atomic():
            mine = lock_order(order.number, by=order.taken_by)
            is_locked.set()
            wait_until_somebody_waits()
            mine.mode = modes[1]
            mine.save(update_fields=["mode"])

    def read():
        is_locked.wait(timeout=30)
        with transaction.atomic():
            return lock_order(order.number, by=order.taken_by).mode

    assert at_once(change, read) == [None, modes[1]]


def wait_until_somebody_waits():
    for _ in range(1_000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
