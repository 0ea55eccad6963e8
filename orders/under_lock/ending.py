"""How an order ends: what it keeps is let go."""

from __future__ import annotations

from datetime import datetime

from callcenter.models import User
from callcenter.words.money import ZERO, written
from orders import errors
from orders.models import Event, Order, OrderEvent, ReasonCode, Status
from orders.models.events import record
from orders.under_lock.coupons import free_coupons
from orders.under_lock.reserving import free

EXPIRED = "expired"


def require_no_money(order: Order) -> None:
    """Refuse while payments are secured or waiting; each is removed by its own rules first."""
    held = order.secured_total + order.waiting_total
    if held != ZERO:
        raise errors.HoldsMoney(number=order.number, amount=written(held, order.currency))


def end(
    order: Order, *, reason: str, at: datetime, by: User, code: ReasonCode | None = None
) -> OrderEvent:
    """Cancel a locked order, and let go what it keeps; the reason is typed, or its code picked."""
    free_coupons(order, at=at)
    order.move_to(Status.CANCELLED)
    order.cancelled_at, order.cancel_reason, order.cancel_code = at, reason, code
    order.version += 1
    order.save(update_fields=["status", "cancelled_at", "cancel_reason", "cancel_code", "version"])
    free(order)
    picked = {"code": code.code} if code else {}
    return record(order, Event.CANCELLED, at=at, by=by, reason=reason, **picked)
