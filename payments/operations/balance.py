"""An order out of balance is settled: written off, collected later, or credited.

Each is told ``shown``, the amount that the page said, and its version; where either has moved,
nothing is done.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from callcenter.words.money import written
from orders.errors import ReasonMissing
from orders.models import Event, Order, Status, lock_order
from orders.models.events import record
from orders.questions.account import above_limit_of
from orders.questions.limits import is_supervisor
from payments import errors
from payments.models import Release, Released
from payments.under_lock.balance import keep_as_credit, settled, write_off
from payments.under_lock.securing import (
    lock_what_pays,
    payments_of,
    released,
    store_over_limit,
)
from payments.ways.accounts import lock_customer


@transaction.atomic
def write_off_balance(
    number: int,
    *,
    version: int | None,
    shown: Decimal,
    note: str,
    key: UUID,
    at: datetime,
    by: User,
) -> Order:
    """Let go of what is missing on a submitted order; nobody has to pay it any more.

    Raises NothingMissing, AmountMoved, Stale, NotSettledYet, NotYours, ReasonMissing.
    """
    order = lock_order(number, by=by)
    said = [number, shown, note]
    if Once.earlier(key, verb="write_off_balance", by=by, said=said):
        return order
    require_missing(order)
    require_seen(order, order.due, shown, version)
    require_word_of_supervisor(order, note, by=by)
    amount = order.due
    write_off(order, amount, at=at, by=by, note=note)
    settled(order, "write_off", amount, note=note, at=at, by=by)
    Once.keep(key, verb="write_off_balance", by=by, said=said, answer=number)
    return order


@transaction.atomic
def collect_later(
    number: int,
    *,
    version: int | None,
    shown: Decimal,
    note: str,
    key: UUID,
    at: datetime,
    by: User,
) -> Order:
    """Let a submitted order leave with what is missing still due.

    Raises NothingMissing, AmountMoved, Stale, NotSettledYet, NotYours, ReasonMissing.
    """
    order = lock_order(number, by=by)
    said = [number, shown, note]
    if Once.earlier(key, verb="collect_later", by=by, said=said):
        return order
    require_missing(order)
    require_seen(order, order.due, shown, version)
    require_word_of_supervisor(order, note, by=by)
    Release.objects.create(
        order=order, kind=Released.COLLECT_LATER, amount=order.due, note=note, at=at, by=by
    )
    order.collect_later_total = order.due
    order.version += 1
    order.save(update_fields=["collect_later_total", "version"])
    settled(order, "collect_later", order.due, note=note, at=at, by=by)
    Once.keep(key, verb="collect_later", by=by, said=said, answer=number)
    return order


@transaction.atomic
def credit_surplus(
    number: int,
    *,
    version: int | None,
    shown: Decimal,
    note: str,
    key: UUID,
    at: datetime,
    by: User,
) -> Order:
    """Keep what is too much on a submitted order as the customer's credit.

    Raises NoSurplus, AmountMoved, Stale, NotSettledYet, ReasonMissing.
    """
    order = lock_order(number, by=by)
    said = [number, shown, note]
    if Once.earlier(key, verb="credit_surplus", by=by, said=said):
        return order
    require_submitted(order)
    if not order.surplus:
        raise errors.NoSurplus(number=number)
    require_seen(order, order.surplus, shown, version)
    if not note:
        raise ReasonMissing
    amount = order.surplus
    lock_customer(order.customer)
    lock_what_pays(payments_of(order))
    keep_as_credit(order, amount, at=at, by=by, note=note)
    settled(order, "credit", amount, note=note, at=at, by=by)
    Once.keep(key, verb="credit_surplus", by=by, said=said, answer=number)
    return order


@transaction.atomic
def release_credit(
    number: int,
    *,
    version: int | None,
    shown: Decimal,
    note: str,
    key: UUID,
    at: datetime,
    by: User,
) -> Order:
    """Let a submitted order leave above the customer's credit limit.

    Holds for what stands on account now, and no more. Raises WithinLimit, AmountMoved, Stale,
    NotSettledYet, NotYours, ReasonMissing.
    """
    order = lock_order(number, by=by)
    said = [number, shown, note]
    if Once.earlier(key, verb="release_credit", by=by, said=said):
        return order
    require_submitted(order)
    over = above_limit_of(order)
    if not over:
        raise errors.WithinLimit(number=number)
    require_seen(order, over, shown, version)
    require_word_of_supervisor(order, note, by=by)
    Release.objects.create(
        order=order,
        kind=Released.CREDIT_LIMIT,
        amount=order.accepted_total,
        note=note,
        at=at,
        by=by,
    )
    assert released(order) == order.accepted_total
    order.version += 1
    order.save(update_fields=["version"])
    store_over_limit(order)
    record(order, Event.CREDIT_RELEASED, at=at, by=by, amount=over, note=note)
    Once.keep(key, verb="release_credit", by=by, said=said, answer=number)
    return order


def require_submitted(order: Order) -> None:
    if order.status not in {Status.SUBMITTED, Status.SHIPPED}:
        raise errors.NotSettledYet(number=order.number, status=order.get_status_display())


def require_missing(order: Order) -> None:
    require_submitted(order)
    if not order.due:
        raise errors.NothingMissing(number=order.number)


def require_seen(order: Order, amount: Decimal, shown: Decimal, version: int | None) -> None:
    """Refuse where another amount is settled than the page said, or of another order than it showed."""
    if amount != shown:
        currency = order.currency
        raise errors.AmountMoved(amount=written(amount, currency), shown=written(shown, currency))
    order.require_version(version)


def require_word_of_supervisor(order: Order, note: str, *, by: User) -> None:
    """Refuse whoever is no supervisor of the order's call center, and no word of why."""
    if not is_supervisor(order, by):
        raise errors.NotYours
    if not note:
        raise ReasonMissing
