"""Holds: an order is stopped, and let go again."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from callcenter.models import ChannelUser, Once, Role, User
from orders import errors
from orders.models import Event, Hold, HoldCode, HoldReason, Order, Status, lines_of, lock_order
from orders.models.events import record
from orders.operations.amending import amend_order
from orders.operations.blocked import give_back_if_done, require_not_with_another
from orders.operations.repeating import repeatable
from orders.under_lock.reserving import free, reserve


@transaction.atomic
def place_hold(
    number: int,
    *,
    code: str,
    reason: str = "",
    note: str = "",
    key: UUID,
    at: datetime,
    by: User,
) -> Hold:
    """Stop a draft or an open order, by the hold with this code and a reason of its own.

    Changes no figure and nothing the agent typed, so it does not count the
    version. Where the hold says so, the stock is free for others meanwhile.
    Raises CannotHold, NoSuchHoldCode, NoSuchHoldReason, HoldForSupervisors,
    AlreadyOnHold.
    """
    order = lock_order(number, by=by)
    said = [number, code, reason, note]
    if earlier := Once.earlier(key, verb="place_hold", by=by, said=said):
        return get_hold(order, int(earlier))
    if not order.may_be_held:
        raise errors.CannotHold(number=number, status=order.get_status_display())
    hold_code = get_hold_code(code)
    if not may(order, hold_code.placed_by, by):
        raise errors.HoldForSupervisors(hold=hold_code.label)
    hold = put(order, hold_code, reason=get_reason(hold_code, reason), note=note, at=at, by=by)
    Once.keep(key, verb="place_hold", by=by, said=said, answer=hold.pk)
    return hold


@repeatable
def clear_hold(
    number: int, hold: int, *, note: str, at: datetime, by: User, for_changes: bool = False
) -> Order:
    """Let the order go on, and say why; where the hold has a follow-on code, that one stops it next.

    Stock that was given back is reserved again; not so ``for_changes``, where
    the order is modified next and reserves at its Submit. Raises NoSuchHold,
    AlreadyCleared, ClearedBySupervisors, CheckedOut, ReasonMissing, OutOfStock.
    """
    order = lock_order(number, by=by)
    cleared = get_hold(order, hold)
    if cleared.cleared_by:
        raise errors.AlreadyCleared(
            who=cleared.cleared_by, hold=cleared.label, note=cleared.cleared_note
        )
    if not may(order, cleared.code.cleared_by, by):
        raise errors.ClearedBySupervisors(hold=cleared.label)
    require_not_with_another(order, by)
    if not note:
        raise errors.ReasonMissing
    cleared.cleared_at, cleared.cleared_by, cleared.cleared_note = at, by, note
    cleared.save(update_fields=["cleared_at", "cleared_by", "cleared_note"])
    record(order, Event.HOLD_CLEARED, at=at, by=by, **facts_of_hold(cleared), cleared=note)
    follow_on(order, cleared, at=at, by=by)
    if cleared.code.gives_back_stock and not for_changes:
        take_stock_again(order, at=at)
    give_back_if_done(order, at=at, by=by)
    return order


@repeatable
def clear_and_amend(number: int, hold: int, *, note: str, at: datetime, by: User) -> Order:
    """Clear a hold and begin to modify the order, or do neither.

    Raises what clear_hold and amend_order do.
    """
    clear_hold(number, hold, note=note, at=at, by=by, for_changes=True)
    return amend_order(number, at=at, by=by)


def put(
    order: Order, code: HoldCode, *, reason: HoldReason | None, note: str, at: datetime, by: User
) -> Hold:
    """Place a hold on a locked order; refuse with AlreadyOnHold a second one of the same code."""
    standing = Hold.objects.open().filter(order=order, code=code).select_related("by").first()
    if standing:
        raise errors.AlreadyOnHold(number=order.number, hold=code.label, who=standing.by)
    hold = Hold.objects.create(order=order, code=code, reason=reason, note=note, at=at, by=by)
    if code.gives_back_stock and not (order.is_draft and order.holds_money):
        free(order)
    record(order, Event.HOLD_PLACED, at=at, by=by, **facts_of_hold(hold), note=note)
    return hold


def follow_on(order: Order, cleared: Hold, *, at: datetime, by: User) -> None:
    """Place the hold that comes after the one that was cleared, unless it stands already."""
    code = cleared.code.follows_on
    if code is None or not code.is_active or not order.may_be_held:
        return
    if not Hold.objects.open().filter(order=order, code=code).exists():
        put(order, code, reason=None, note="", at=at, by=by)


def take_stock_again(order: Order, *, at: datetime) -> None:
    """Reserve what a submitted order needs, once no hold gives its stock back any more."""
    gives_back = Hold.objects.open().filter(order=order, code__gives_back_stock=True)
    if order.status == Status.SUBMITTED and not gives_back.exists():
        reserve(order, lines_of(order), at=at, for_good=True)


def may(order: Order, role: str, user: User) -> bool:
    """Whether the user has this role at the order's call center; a supervisor is an agent too."""
    roles = [Role.SUPERVISOR] if role == Role.SUPERVISOR else list(Role)
    there = ChannelUser.objects.filter(call_center=order.call_center_id, user=user)
    return there.filter(role__in=roles).exists()


def get_hold_code(code: str) -> HoldCode:
    found = HoldCode.objects.filter(code=code, is_active=True).first()
    if found is None:
        raise errors.NoSuchHoldCode
    return found


def get_reason(code: HoldCode, reason: str) -> HoldReason | None:
    if not reason:
        return None
    found = HoldReason.objects.filter(hold_code=code, code=reason, is_active=True).first()
    if found is None:
        raise errors.NoSuchHoldReason(hold=code.label)
    return found


def get_hold(order: Order, pk: int) -> Hold:
    found = (
        Hold.objects.filter(order=order, pk=pk)
        .select_related("code__follows_on", "reason", "by", "cleared_by")
        .first()
    )
    if found is None:
        raise errors.NoSuchHold(number=order.number)
    return found


def facts_of_hold(hold: Hold) -> dict[str, Any]:
    """Return the facts of a hold, as the history keeps them."""
    return {"hold": hold.code.code, "reason": hold.reason.code if hold.reason else ""}
