"""Submit: the order is handed over to the warehouse."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from orders.blocks import require_ready
from orders.models import (
    About,
    Event,
    Order,
    OrderLine,
    OrderRevision,
    Status,
    lines_of,
    lock_order,
)
from orders.models.amending import amendment_of
from orders.models.events import record
from orders.under_lock.amending import end_amendment
from orders.under_lock.coupons import reserve_coupons
from orders.under_lock.keeping import keep_read_out, keep_terms, require_shown
from orders.under_lock.letters import tell
from orders.under_lock.promising import promise
from orders.under_lock.reprice import reprice
from orders.under_lock.reserving import reserve
from orders.under_lock.shipping import end_if_shipped
from orders.under_lock.snapshot import copy_for_the_revision, revision_of
from payments.under_lock.balance import keep_as_credit, write_off_shortage
from payments.under_lock.securing import (
    lock_customer_if_needed,
    lock_what_pays,
    payments_of,
    secure,
)


@transaction.atomic
def submit(
    number: int,
    *,
    version: int | None,
    shown_total: Decimal,
    key: UUID,
    at: datetime,
    by: User,
    keeps: bool = False,
) -> Order:
    """Hand the order over to the warehouse: the first time, or changed as its next revision.

    Prices it once more. Where terms changed since the total was shown, a
    lower one is taken; a higher one is refused with TotalRose, unless
    ``keeps`` says that the total read out holds. Any other total than the one
    shown is refused with TotalMoved. Payments in hand are captured, a
    shortage within the tolerance is written off, a surplus within it
    credited. The stock is reserved until it ships. Raises Stale, NotEditable,
    OutOfStock, ReadOutTooLongAgo, and whatever orders.blocks tells.
    """
    order = lock_order(number, by=by)
    said = [number, shown_total, keeps]
    if Once.earlier(key, verb="submit", by=by, said=said):
        return order
    order.require_version(version)
    order.require_editable()
    stood = order.total
    reprice(order, at=at)
    if keeps and order.total > shown_total:
        keep_read_out(order, shown_total, at=at, by=by)
    require_shown(order, shown_total, stood=stood, at=at)
    lines = lines_of(order)
    require_ready(order, lines, at=at)
    payments = payments_of(order)
    lock_customer_if_needed(order, payments)
    lock_what_pays(payments)
    reserve_coupons(order, at=at, for_good=True)
    reserve(order, lines, at=at, for_good=True)
    promise(order, lines, at=at)
    secure(order, payments, at=at, by=by)
    settle(order, at=at, by=by)
    if began := amendment_of(order):
        end_amendment(began, is_discarded=False, at=at, by=by)
    order.move_to(Status.SUBMITTED)
    order.revision += 1
    order.submitted_at = order.submitted_at or at
    fixed = [*keep_terms(order, of=at), *copy_for_the_revision(order, lines)]
    order.save(update_fields=["status", "revision", "submitted_at", *fixed])
    OrderRevision.objects.create(
        order=order,
        number=order.revision,
        total=order.total,
        snapshot=revision_of(order, lines, at=at),
        at=at,
        by=by,
    )
    if began:
        end_if_shipped(order, OrderLine.objects.filter(order=order))
    event = record(
        order, Event.SUBMITTED, at=at, by=by,
        total=order.total, shown_total=shown_total, before=began.total if began else None,
    )  # fmt: skip
    if began:
        tell(event, About.CHANGED, old_total=began.total)
    else:
        tell(event, About.SUBMITTED)
    Once.keep(key, verb="submit", by=by, said=said, answer=number)
    return order


def settle(order: Order, *, at: datetime, by: User) -> None:
    """Settle what the tolerance lets pass: write a shortage off, keep a surplus as credit."""
    if not order.call_center.order_completion:
        return
    write_off_shortage(order, at=at, by=by)
    if order.surplus and order.surplus <= order.tolerance:
        keep_as_credit(order, order.surplus, at=at, by=by)
