"""The life of an order: every pair of states, in Python and in the database."""

from itertools import product

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from orders import errors
from orders.models import Order, Status
from tests.factories import NOW, OrderFactory

ALLOWED = {
    ("draft", "submitted"),
    ("draft", "cancelled"),
    ("submitted", "amending"),
    ("submitted", "shipped"),
    ("submitted", "cancelled"),
    ("amending", "submitted"),
}
STATES = ["draft", "submitted", "amending", "shipped", "cancelled"]
WAY = {
    "draft": [],
    "submitted": ["submitted"],
    "amending": ["submitted", "amending"],
    "shipped": ["submitted", "shipped"],
    "cancelled": ["cancelled"],
}


def test_the_states_are_these():
    assert sorted(Status.values) == sorted(STATES)


@pytest.mark.parametrize(("old", "new"), list(product(STATES, STATES)))
def test_moves(old, new):
    order = Order(pk=7, number=1041, status=old)

    if (old, new) in ALLOWED:
        order.move_to(Status(new))
        assert order.status == new
    else:
        with pytest.raises(
            errors.CannotMove,
            match=f"Order 1041 cannot go from “{Status(old).label}” to “{Status(new).label}”",
        ):
            order.move_to(Status(new))
        assert order.status == old


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("old", "new"), [pair for pair in product(STATES, STATES) if len(set(pair)) == 2]
)
def test_the_database_moves_alike(old, new):
    order = OrderFactory.create()
    for state in WAY[old]:
        write(order, state)

    if (old, new) in ALLOWED:
        write(order, new)
        assert Order.objects.get().status == new
    else:
        with (
            pytest.raises(DatabaseError, match="Invalid transition of field"),
            transaction.atomic(),
        ):
            write(order, new)
        assert Order.objects.get().status == old


@pytest.mark.django_db
@pytest.mark.parametrize("state", STATES)
def test_the_database_keeps_every_order(state):
    order = OrderFactory.create()
    for step in WAY[state]:
        write(order, step)

    with pytest.raises(DatabaseError, match="Cannot delete rows"), transaction.atomic():
        run("DELETE FROM orders_order WHERE id = %s", order.pk)

    assert Order.objects.get().status == state


@pytest.mark.django_db
def test_an_order_with_events_is_protected_before_the_database_is_asked():
    order = OrderFactory.create()
    order.events.create(kind="opened", revision=0, at=NOW, by=order.taken_by)

    with pytest.raises(ProtectedError):
        order.delete()


def write(order, status):
    submitted_at = None if status == "draft" else NOW
    run(
        "UPDATE orders_order SET status = %s, submitted_at = %s WHERE id = %s",
        *(status, submitted_at, order.pk),
    )


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
