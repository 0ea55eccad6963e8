"""What several operations do to what was set by hand or asked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from callcenter.models import User
from orders.models import Approval, Event, Order, Override
from orders.models.event import record


def put_back_line(order: Order, line: int, *, at: datetime, by: User) -> None:
    """Put back and withdraw whatever is about a line, which is being deleted."""
    for standing in Override.objects.standing(order).filter(line=line):
        put_back_at_once(standing, at=at, by=by)
    for request in Approval.objects.waiting().filter(order=order, line=line):
        withdraw(order, request, at=at, by=by)


def put_back_at_once(override: Override, *, at: datetime, by: User) -> None:
    override.put_back_at, override.put_back_by = at, by
    override.save(update_fields=["put_back_at", "put_back_by"])


def withdraw(order: Order, request: Approval, *, at: datetime, by: User) -> None:
    request.withdrawn_at = at
    request.save(update_fields=["withdrawn_at"])
    record(order, Event.APPROVAL_WITHDRAWN, at=at, by=by, **told(request))


def write_answer(
    approval: Approval,
    *,
    is_granted: bool,
    at: datetime,
    by: User,
    by_code: bool = False,
    said: str = "",
) -> None:
    """Write a supervisor's answer down."""
    approval.is_granted, approval.by_code, approval.answer = is_granted, by_code, said
    approval.answered_at, approval.answered_by = at, by
    approval.save()
    record(
        approval.order, Event.APPROVAL_ANSWERED, at=at, by=by,
        is_granted=is_granted, by_code=by_code, answer=said, **told(approval),
    )  # fmt: skip


def told(touch: Override | Approval) -> dict[str, Any]:
    """Return the facts of a change by hand, as the history keeps them."""
    return {
        "touched": touch.kind,
        "line": touch.line,
        "charge_code": touch.charge_code.code if touch.charge_code else None,
        "from": touch.from_amount,
        "amount": touch.amount,
        "percent": touch.percent,
        "reason": touch.reason.code,
        "note": touch.note,
    }
