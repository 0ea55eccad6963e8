"""A submitted order is modified: under the same number, as the next revision, or not at all."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from callcenter.models import User
from callcenter.words.dates import moment_written
from callcenter.words.money import ZERO, written
from orders import errors
from orders.models import Amendment, Event, Order, Status, line_of, lock_order
from orders.models.amending import amendment_of
from orders.models.events import record
from orders.operations.repeating import repeatable
from orders.under_lock.amending import (
    detach_address,
    last_line,
    put_back,
    require_amendment,
    require_nothing_taken,
)
from orders.under_lock.copies import copy_of
from orders.under_lock.reprice import reprice


@transaction.atomic
def amend_order(number: int, *, at: datetime, by: User) -> Order:
    """Begin to modify a submitted order; the warehouse waits until it is submitted or discarded.

    Whoever began already goes on. Raises ModifiedBySomebodyElse,
    NotSubmittedYet.
    """
    order = lock_order(number, by=by)
    if began := amendment_of(order):
        if began.by_id == by.pk:
            return order
        raise errors.ModifiedBySomebodyElse(
            who=began.by, number=number, since=moment_written(began.at, order.call_center.time_zone)
        )
    if order.status != Status.SUBMITTED:
        raise errors.NotSubmittedYet(number=number, status=order.get_status_display())
    Amendment.objects.create(
        order=order,
        revision=order.revision,
        total=order.total,
        secured=order.secured_total + order.waiting_total,
        captured=order.captured_total,
        last_line=last_line(order),
        before=copy_of(order),
        at=at,
        by=by,
    )
    order.move_to(Status.AMENDING)
    detach_address(order)
    order.completed_at = None
    order.version += 1
    order.save(update_fields=["status", "address", "completed_at", "version"])
    record(order, Event.AMENDING_BEGUN, at=at, by=by)
    return order


@repeatable
def discard_changes(number: int, *, version: int | None, at: datetime, by: User) -> Order:
    """Put a submitted order back exactly as it was before its changes began.

    What was paid since is taken back first; for what was captured see
    ``payments.operations.discard_and_refund``. Raises Stale, NotBeingModified,
    TakenSince, CapturedSince.
    """
    order = lock_order(number, by=by)
    order.require_version(version)
    began = require_amendment(order)
    require_nothing_taken(order, began)
    captured = order.captured_total - began.captured
    if captured > ZERO:
        raise errors.CapturedSince(amount=written(captured, order.currency))
    put_back(order, began, at=at, by=by)
    return order


@repeatable
def unlock_line(number: int, line: int, *, version: int | None, at: datetime, by: User) -> Order:
    """Price a line of an order being modified by today's terms instead of the promised ones.

    Raises Stale, NoSuchLine, NotBeingModified, NothingToUnlock, LineTaken,
    LineShipped.
    """
    order = lock_order(number, by=by)
    order.require_version(version)
    require_amendment(order)
    unlocked = line_of(order, line)
    unlocked.require_changeable()
    if unlocked.terms_at is None:
        raise errors.NothingToUnlock(line=line)
    before = unlocked.unit_price
    unlocked.terms_at = None
    unlocked.save(update_fields=["terms_at"])
    reprice(order, at=at)
    record(
        order, Event.PRICE_UNLOCKED, at=at, by=by,
        line=line, item=unlocked.item.item_number,
        changes={"unit_price": [before, line_of(order, line).unit_price]},
    )  # fmt: skip
    return order
