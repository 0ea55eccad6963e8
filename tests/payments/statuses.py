"""An order in each status, and what can be done with it."""

import re
from datetime import timedelta

import pytest

from orders import operations
from tests.factories import NOW, ItemFactory
from tests.orders.answers import all_of
from tests.orders.drafts import draft, fresh, submitted
from tests.payments.warehouse import ship, taken_of

LATER = NOW + timedelta(hours=1)


def amending():
    order = submitted("10.00")
    operations.amend_order(order.number, at=NOW, by=order.taken_by)
    return fresh(order)


def taken():
    return fresh(taken_of((ItemFactory.create(price="10.00"), 1)))


def shipped():
    order = taken()
    ship(order)
    return fresh(order)


def called_off():
    order = draft("10.00")
    operations.cancel_order(
        order.number, version=order.version, reason="No more", at=NOW, by=order.taken_by
    )
    return fresh(order)


STATES = {
    "draft": lambda: draft("10.00"),
    "submitted": lambda: submitted("10.00"),
    "taken": taken,
    "amending": amending,
    "shipped": shipped,
    "cancelled": called_off,
}


@pytest.fixture(scope="module")
def in_state(stage):
    """Give the order that is in a state: each is brought there once for all rows of a table."""
    orders = {state: bring() for state, bring in STATES.items()}
    return lambda state: fresh(orders[state])


def told(order):
    return {"at": LATER, "by": order.taken_by}


def seen(order):
    return {"version": order.version} | told(order)


def cases_of(table):
    return [
        pytest.param(operation, state, refusal, id=f"{operation} {state}")
        for operation, row in table.items()
        for state, refusal in zip(STATES, row, strict=True)
    ]


def require_row(operation, order, refusal, sentences):
    """The operation is allowed on an order; or it is refused by this sentence, and changes nothing."""
    before = all_of(order)
    if refusal is None:
        operation(order)
        return
    with pytest.raises(refusal, match=re.escape(sentences[refusal])):
        operation(order)
    assert all_of(order) == before
