"""A submitted order is modified: under the same number, as the next revision, or not at all."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from callcenter.models import User
from callcenter.words.dates import moment_written
from callcenter.words.money import ZERO, written
from orders import errors
from orders.models import Amendment, Event, Order, OrderLine, Status, line_of, lock_order
from orders.models.amendment import amendment_of
from orders.models.event import record
from orders.operations.copies import copy_of, put_back_all
from orders.operations.header import ONE_TIME_ADDRESS
from orders.operations.reprice import reprice


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


@transaction.atomic
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


def require_nothing_taken(order: Order, began: Amendment) -> None:
    """Refuse while something is promised since that is not captured. Raises TakenSince."""
    captured = max(order.captured_total - began.captured, ZERO)
    taken = order.secured_total + order.waiting_total - began.secured - captured
    if taken > ZERO:
        raise errors.TakenSince(amount=written(taken, order.currency))


def put_back(order: Order, began: Amendment, *, at: datetime, by: User) -> None:
    """Let a locked order be what it was when it began to be modified."""
    fields = put_back_all(order, began.before, at=at, by=by)
    order.move_to(Status.SUBMITTED)
    order.version += 1
    order.save(update_fields=[*fields, "status", "version"])
    end_amendment(began, is_discarded=True, at=at, by=by)
    record(order, Event.CHANGES_DISCARDED, at=at, by=by, total=order.total)


@transaction.atomic
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


def require_amendment(order: Order) -> Amendment:
    """Return the open amendment; refuse with NotBeingModified where there is none."""
    found = Amendment.objects.open().filter(order=order).first()
    if found is None:
        raise errors.NotBeingModified(number=order.number, status=order.get_status_display())
    return found


def end_amendment(amendment: Amendment, *, is_discarded: bool, at: datetime, by: User) -> None:
    amendment.ended_at, amendment.ended_by, amendment.is_discarded = at, by, is_discarded
    amendment.save(update_fields=["ended_at", "ended_by", "is_discarded"])


def last_line(order: Order) -> int:
    """Return the highest number that a line of the order ever had: none is given twice."""
    now = OrderLine.objects.filter(order=order).aggregate(highest=Max("number"))["highest"]
    then = Amendment.objects.filter(order=order).aggregate(highest=Max("last_line"))["highest"]
    return max(now or 0, then or 0)


def detach_address(order: Order) -> None:
    """Keep to the address as it was submitted, where the customer's own has changed since."""
    if order.address is None:
        return
    now = [order.address.recipient or order.customer.name]
    now += [getattr(order.address, name) for name in ONE_TIME_ADDRESS[1:]]
    if now != [getattr(order, name) for name in ONE_TIME_ADDRESS]:
        order.address = None
