"""Stock for tests: what orders need of it, keep of it, and are refused."""

import pytest

from orders import errors, operations
from orders.models import Reservation
from tests.factories import NOW, home
from tests.orders.drafts import add, draft, fresh


def reserving(when, **more):
    call_center = home()
    call_center.reserving = when
    for name, value in more.items():
        setattr(call_center, name, value)
    call_center.save()


def order_of(*lines, **about):
    """A draft of items and quantities."""
    order = draft(**about)
    for item, quantity in lines:
        add(order, item.item_number, quantity)
    return fresh(order)


def complete(order, *, at=NOW):
    return operations.complete(order.number, at=at, by=order.taken_by)


def change(order, line, quantity, *, at=NOW):
    return operations.change_line(
        order.number,
        line,
        version=fresh(order).version,
        quantity=quantity,
        at=at,
        by=order.taken_by,
    )


def kept(order):
    """What an order keeps: line, warehouse, pieces."""
    rows = Reservation.objects.filter(order=order).order_by("line", "stock__warehouse__code")
    return list(rows.values_list("line", "stock__warehouse__code", "quantity"))


def waiting(order):
    return list(order.lines.order_by("number").values_list("quantity_back_ordered", flat=True))


def untils(order):
    return set(Reservation.objects.filter(order=order).values_list("until", flat=True))


def delete(order, line):
    operations.delete_line(
        order.number, line, version=fresh(order).version, at=NOW, by=order.taken_by
    )


def refused(line, left, wanted):
    return pytest.raises(
        errors.OutOfStock,
        match=rf"Line {line}: {left} of {wanted} pieces of 81327 left\. Lower the quantity, or offer another item\.",
    )
