"""How much may be conceded by hand without asking anybody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from django.db.models import Sum
from django.utils.translation import get_language

from callcenter.models import ChannelUser, Role, User
from callcenter.sql.turns import wait_for_turn
from callcenter.words.money import ZERO, shown_number, unit_of, written
from orders import errors
from orders.models import ConcessionLimit, Order, Status


def require_within_limits(order: Order, *, by: User, before: Decimal) -> None:
    """Refuse where a change concedes more than the user may concede alone.

    ``before`` is what was conceded without approval until now: a change that
    concedes no more is never refused. Call it on a repriced order, under its
    lock. Raises AboveLimit.
    """
    if order.unapproved_total <= before:
        return
    limit = limit_of(order, [by.pk])
    if limit and limit.per_day is not None:
        wait_for_turn(f"conceded {order.call_center_id} {order.taken_by_id} {day_of(order)}")
    refusal = above_limit_or_none(order, limit)
    if refusal:
        raise refusal


def over_limit_or_none(order: Order, users: Iterable[int]) -> errors.AboveLimit | None:
    """Return what an order lacks if it concedes more than any of these users may concede alone.

    Asked of the agent who took the order and of those who changed it by hand:
    what a supervisor changed within his limit needs nobody else.
    """
    if order.unapproved_total == ZERO:
        return None
    return above_limit_or_none(order, limit_of(order, users))


def limit_of(order: Order, users: Iterable[int]) -> ConcessionLimit | None:
    """Return the widest role's limit at the order's call center; None lets nothing be conceded."""
    work_there = ChannelUser.objects.filter(call_center=order.call_center_id, user__in=set(users))
    limits = {
        limit.role: limit
        for limit in ConcessionLimit.objects.filter(
            call_center=order.call_center_id, role__in=work_there.values("role")
        )
    }
    return limits.get(Role.SUPERVISOR) or limits.get(Role.AGENT)


def is_supervisor(order: Order, user: User) -> bool:
    return ChannelUser.objects.filter(
        call_center=order.call_center_id, user=user, role=Role.SUPERVISOR
    ).exists()


def above_limit_or_none(order: Order, limit: ConcessionLimit | None) -> errors.AboveLimit | None:
    """Compare what is conceded without approval with a limit; reaching it is allowed."""
    percent = percent_of(order.unapproved_total, order.untouched_total)
    facts = {
        "conceded": written(order.unapproved_total, order.currency),
        "percent": percent_written(percent),
    }
    if limit is None:
        return errors.AboveLimit(**facts)
    if limit.percent is not None and percent > limit.percent:
        return errors.AbovePercent(most=percent_written(limit.percent), **facts)
    if limit.per_order is not None and order.unapproved_total > limit.per_order:
        return errors.AboveAmount(most=written(limit.per_order, order.currency), **facts)
    if order.is_below_cost and not limit.below_cost:
        return errors.BelowCost(**facts)
    if limit.per_day is not None:
        of_the_day = conceded_on_the_day(order)
        if of_the_day > limit.per_day:
            return errors.AboveAmountOfTheDay(
                conceded=written(of_the_day, order.currency),
                most=written(limit.per_day, order.currency),
            )
    return None


def conceded_on_the_day(order: Order) -> Decimal:
    """Return what its agent conceded without approval on all orders of the day this one was opened."""
    call_center, day = order.call_center, day_of(order)
    others = (
        Order.objects.filter(
            call_center=call_center,
            taken_by=order.taken_by_id,
            created_at__gte=call_center.start_of(day),
            created_at__lt=call_center.start_of(day + timedelta(days=1)),
        )
        .exclude(status=Status.CANCELLED)
        .exclude(pk=order.pk)
    )
    return order.unapproved_total + (others.aggregate(sum=Sum("unapproved_total"))["sum"] or ZERO)


def day_of(order: Order) -> date:
    return order.day_of(order.created_at)


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """Return how many percent of the whole a part is; of nothing, none."""
    return part * 100 / whole if whole else ZERO


def percent_written(percent: Decimal) -> str:
    """Write a percentage in the reader's language, rounded up to at most two decimals."""
    up = percent.quantize(unit_of(2), rounding=ROUND_CEILING)
    return shown_number(up, get_language() or "en")
