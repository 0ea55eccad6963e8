"""What the warehouse does with orders: takes them, ships them."""

from orders import operations
from orders.operations import Parcel
from payments import operations as payment_operations
from tests.factories import NOW
from tests.orders.drafts import fresh, pay, submit
from tests.orders.stocks import order_of


def submitted_of(*lines, **about):
    """A submitted order of items and quantities."""
    order = order_of(*lines, **about)
    pay(order)
    submit(order)
    return fresh(order)


def take(order=None, *, at=NOW, by=None):
    """Let the warehouse take an order, or all that are released."""
    return operations.export_released(
        at=at, by=by or order.taken_by, among=None if order is None else [order]
    )


def taken_of(*lines, **about):
    """A submitted order that the warehouse has in hand."""
    order = submitted_of(*lines, **about)
    take(order)
    return fresh(order)


def parcel(code="S1", *, shipped_at=NOW, **about):
    return Parcel(code=code, shipped_at=shipped_at, **about)


def ship(order, pieces=None, code="S1", *, at=NOW, **about):
    """Ship pieces by line, or all that the warehouse has in hand."""
    return payment_operations.ship(
        order.number, parcel(code, pieces=pieces or {}, **about), at=at, by=order.taken_by
    )


def quantities(order):
    """Of each line: ordered, taken, shipped."""
    rows = order.lines.order_by("number")
    return list(rows.values_list("quantity", "quantity_taken", "quantity_shipped"))
