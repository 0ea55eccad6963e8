"""Concessions beyond the limit: asked for, withdrawn, granted, refused."""

from __future__ import annotations

from datetime import datetime

from callcenter.models import User
from callcenter.words.money import written
from orders import errors
from orders.models import (
    Approval,
    Event,
    Order,
    OrderCharge,
    Override,
    PaidOut,
    SetByHand,
    lines_of,
    lock_order,
)
from orders.models.approvals import OF_A_LINE
from orders.models.by_hand import same_subject
from orders.models.events import record
from orders.operations.repeating import repeatable
from orders.questions.approvers import require_may_approve
from orders.under_lock.by_hand import (
    ASKED,
    Wish,
    approval_of,
    facts_of_touch,
    override_of,
    stand,
    waiting_request,
    withdraw,
    write_answer,
)
from orders.under_lock.changing import lock_for_change
from pricing import asked_by_rules


@repeatable
def request_approval(
    number: int, wish: Wish, *, version: int | None, at: datetime, by: User
) -> Order:
    """Ask the supervisors for what may not be conceded alone; nothing is set yet.

    A request for the same thing that still waits is withdrawn. Leaves figures
    and version as they are, so that the agent goes on meanwhile. Raises
    NoSuchLine, NoSuchCharge, NoSuchReason, Stale, NotEditable.
    """
    order = lock_for_change(number, version=version, by=by)
    override = override_of(order, wish, at=at, by=by)
    approval = approval_of(order, override, at=at)
    for earlier in Approval.objects.waiting().filter(same_subject(override), order=order):
        withdraw(order, earlier, at=at, by=by)
    approval.save()
    record(
        order,
        Event.APPROVAL_REQUESTED,
        at=at,
        by=by,
        conceded=approval.conceded,
        **facts_of_touch(approval),
    )
    return order


@repeatable
def withdraw_request(number: int, approval: int, *, at: datetime, by: User) -> Order:
    """Ask no longer. Raises NoSuchRequest, AlreadyAnswered, AlreadyWithdrawn."""
    order = lock_order(number, by=by)
    withdraw(order, request_by_hand(order, approval), at=at, by=by)
    return order


@repeatable
def grant_approval(number: int, approval: int, *, at: datetime, by: User) -> Order:
    """Approve a request: what was asked for is set now, in its agent's name.

    Does not count the order's version: to the agent it is his own wish come
    true, and his page must not become stale by it. Raises NoSuchRequest,
    AlreadyAnswered, AlreadyWithdrawn, OwnRequest, OwnOrder, NotASupervisor,
    LineChanged, OrderGrew, ChargeRose, NotEditable.
    """
    order, request = lock_for_answer(number, approval, by=by)
    require_fits(order, request)
    write_answer(request, is_granted=True, at=at, by=by)
    override = Override(
        order=order,
        at=at,
        by=request.requested_by,
        approval=request,
        **{name: getattr(request, name) for name in ASKED},
    )
    stand(order, override, at=at, by=request.requested_by, counts=False)
    return order


@repeatable
def refuse_approval(number: int, approval: int, *, answer: str, at: datetime, by: User) -> Order:
    """Refuse a request, with the reason. Raises what grant_approval does, and ReasonMissing."""
    order, request = lock_for_answer(number, approval, by=by)
    if not answer:
        raise errors.ReasonMissing
    write_answer(request, is_granted=False, at=at, by=by, said=answer)
    return order


def lock_for_answer(number: int, approval: int, *, by: User) -> tuple[Order, Approval]:
    order = lock_order(number, by=by)
    request = request_by_hand(order, approval)
    order.require_editable()
    require_may_approve(order, by, asked_by=request.requested_by)
    return order, request


def request_by_hand(order: Order, pk: int) -> Approval:
    """Return a request for a change by hand; payments answer those for money."""
    request = waiting_request(order, pk)
    if request.kind in PaidOut:
        raise errors.NoSuchRequest
    return request


def require_fits(order: Order, request: Approval) -> None:
    """Refuse where the request is for something else by now, or would concede more than it said."""
    if request.kind in OF_A_LINE:
        require_line_fits(order, request)
    elif request.kind == SetByHand.CHARGE:
        charges = OrderCharge.objects.filter(order=order, charge_code=request.charge_code)
        now = asked_by_rules(charges)
        if now > request.from_amount:
            raise errors.ChargeRose(
                then=written(request.from_amount, order.currency),
                now=written(now, order.currency),
            )
    elif request.percent is not None and order.untouched_total > request.from_amount:
        raise errors.OrderGrew(
            then=written(request.from_amount, order.currency),
            now=written(order.untouched_total, order.currency),
        )


def require_line_fits(order: Order, request: Approval) -> None:
    lines = lines_of(order)
    line = next((one for one in lines if one.number == request.line), None)
    now = (line.item.item_number, line.quantity) if line else ("–", 0)
    is_dearer = line is not None and line.list_price > request.from_amount
    if now != (request.item_number, request.quantity) or is_dearer:
        price = line.list_price if line else request.from_amount
        raise errors.LineChanged(
            line=request.line,
            then=f"{request.quantity} × {request.item_number}, "
            f"{written(request.from_amount, order.currency)}",
            now=f"{now[1]} × {now[0]}, {written(price, order.currency)}",
        )
