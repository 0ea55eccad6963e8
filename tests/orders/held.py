"""Orders on hold: codes, placing, clearing."""

from uuid import uuid4

from orders import operations
from orders.models import HoldCode
from tests.factories import NOW, HoldCodeFactory


def hold_code(code="ADDRESS", **about):
    return HoldCode.objects.filter(code=code).first() or HoldCodeFactory.create(code=code, **about)


def hold(order, code="ADDRESS", *, reason="", note="", key=None, at=NOW, by=None):
    """Place a hold, with the code made if there is none yet."""
    return operations.place_hold(
        order.number,
        code=hold_code(code).code,
        reason=reason,
        note=note,
        key=key or uuid4(),
        at=at,
        by=by or order.taken_by,
    )


def clear(placed, *, note="Looked at", at=NOW, by=None, **more):
    return operations.clear_hold(
        placed.order.number, placed.pk, note=note, at=at, by=by or placed.by, **more
    )
