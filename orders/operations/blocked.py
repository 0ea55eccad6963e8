"""Who works on a blocked order: checked out, given back, taken over."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from callcenter.models import User
from callcenter.words.dates import moment_written
from orders import errors
from orders.models import CheckOut, Event, Order, lock_order
from orders.models.events import record
from orders.questions.limits import is_supervisor


@transaction.atomic
def check_out(number: int, *, take_over: bool = False, at: datetime, by: User) -> CheckOut:
    """Say that the user works on a blocked order; a supervisor may take it over from whoever does.

    Whoever has it already keeps it. Raises NotBlocked, CheckedOut.
    """
    order = lock_order(number, by=by)
    standing = check_out_of(order)
    if standing and standing.by_id == by.pk:
        return standing
    if not Order.objects.blocked(at).filter(pk=order.pk).exists():
        raise errors.NotBlocked(number=number)
    if standing:
        if not (take_over and is_supervisor(order, by)):
            raise with_another(order, standing)
        close(standing, at=at, by=by)
    record(order, Event.CHECKED_OUT, at=at, by=by, taken_from=str(standing.by) if standing else "")
    return CheckOut.objects.create(order=order, at=at, by=by)


@transaction.atomic
def give_back(number: int, *, at: datetime, by: User) -> Order:
    """Say that the user works on it no longer. Raises NotCheckedOut, CheckedOut."""
    order = lock_order(number, by=by)
    standing = check_out_of(order)
    if standing is None:
        raise errors.NotCheckedOut(number=number)
    if standing.by_id != by.pk and not is_supervisor(order, by):
        raise with_another(order, standing)
    close(standing, at=at, by=by)
    record(order, Event.GIVEN_BACK, at=at, by=by)
    return order


def require_not_with_another(order: Order, user: User) -> None:
    """Refuse with CheckedOut what somebody else works on."""
    standing = check_out_of(order)
    if standing and standing.by_id != user.pk:
        raise with_another(order, standing)


def give_back_if_done(order: Order, *, at: datetime, by: User) -> None:
    """End the check-out of an order that waits for nothing any more."""
    standing = check_out_of(order)
    if standing and not Order.objects.blocked(at).filter(pk=order.pk).exists():
        close(standing, at=at, by=by)


def check_out_of(order: Order) -> CheckOut | None:
    return CheckOut.objects.filter(order=order, given_back_at=None).select_related("by").first()


def close(standing: CheckOut, *, at: datetime, by: User) -> None:
    standing.given_back_at, standing.given_back_by = at, by
    standing.save(update_fields=["given_back_at", "given_back_by"])


def with_another(order: Order, standing: CheckOut) -> errors.CheckedOut:
    return errors.CheckedOut(
        who=standing.by,
        number=order.number,
        since=moment_written(standing.at, order.call_center.time_zone),
    )
