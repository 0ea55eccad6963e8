"""A cancelled order is taken up again: as a new draft, at today's terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from catalog.models import SourceCode
from catalog.terms import default_mode
from customers.places.parts import WITH_RECIPIENT
from orders import errors
from orders.models import Event, Order, OrderLine, Status, lock_order
from orders.models.events import record
from orders.under_lock.reprice import question_of, reprice
from orders.under_lock.reserving import reserve_changed

OF_A_LINE = ["item", "mode", "address", "store", "is_expedited"]
CARRIED = ["telephone", "email", "reference", "warehouse_note", "internal_note", "is_expedited"]


@dataclass(frozen=True, kw_only=True)
class TakenUp:
    """The new draft, and the numbers of the items that stayed behind."""

    order: Order
    left_behind: list[str]


@transaction.atomic
def take_up_again(number: int, *, key: UUID, at: datetime, by: User) -> TakenUp:
    """Open a draft with the lines of a cancelled order, at today's terms; each names the other.

    Lines whose item is no longer sold, or has no price any more, stay behind
    and are named. Nothing set by hand comes along. Raises NotCancelled,
    TakenUpAlready, NothingSoldAnyMore.
    """
    old = lock_order(number, by=by)
    if Once.earlier(key, verb="take_up_again", by=by, said=[number]):
        opened = old.taken_up_by.events.get(kind=Event.OPENED)
        return TakenUp(order=old.taken_up_by, left_behind=opened.facts["left_behind"])
    require_cancelled(old)
    order = new_draft(old, at=at, by=by)
    left_behind = carry_lines(old, order, at=at)
    if not OrderLine.objects.filter(order=order).exists():
        raise errors.NothingSoldAnyMore(number=number, lines=", ".join(left_behind))
    reprice(order, at=at)
    reserve_changed(order, None, at=at)
    record(
        order, Event.OPENED, at=at, by=by,
        customer=order.customer.account_number, takes_up=number, left_behind=left_behind,
    )  # fmt: skip
    record(old, Event.TAKEN_UP, at=at, by=by, other=order.number)
    Once.keep(key, verb="take_up_again", by=by, said=[number], answer=order.number)
    return TakenUp(order=order, left_behind=left_behind)


def require_cancelled(old: Order) -> None:
    if old.status != Status.CANCELLED:
        raise errors.NotCancelled(number=old.number, status=old.get_status_display())
    other = Order.objects.filter(takes_up=old).values_list("number", flat=True).first()
    if other:
        raise errors.TakenUpAlready(number=old.number, other=other)


def new_draft(old: Order, *, at: datetime, by: User) -> Order:
    """Return a draft with the header of the old order, as far as it still stands."""
    call_center, customer = old.call_center, old.customer
    offered = call_center.offered_modes.filter(mode=old.mode_id, mode__is_active=True).exists()
    carried: dict[str, Any] = {name: getattr(old, name) for name in CARRIED}
    if old.address is None:
        carried |= {name: getattr(old, name) for name in WITH_RECIPIENT}
    return Order.objects.create(
        customer=customer,
        call_center=call_center,
        taken_by=by,
        currency=call_center.currency,
        prices_with_tax=call_center.prices_with_tax,
        mode=old.mode if offered else default_mode(call_center, customer),
        store=old.store if offered else None,
        address=old.address,
        created_at=at,
        source_code=still_valid(old, at=at),
        takes_up=old,
        **carried,
    )


def still_valid(old: Order, *, at: datetime) -> SourceCode | None:
    """Return the source code of the old order, where it can still be used."""
    code = old.source_code
    return None if code is None or code.refusal(on=old.day_of(at)) else code


def carry_lines(old: Order, order: Order, *, at: datetime) -> list[str]:
    """Add the lines of the old order to the new one; return the items that stayed behind."""
    today = order.day_of(at)
    lines = [line for line in OrderLine.objects.filter(order=old).in_order() if line.pieces]
    sold = [line for line in lines if not line.item.refusal(on=today)]
    OrderLine.objects.bulk_create(
        OrderLine(
            order=order,
            number=number,
            quantity=line.pieces,
            **{name: getattr(line, name) for name in OF_A_LINE},
        )
        for number, line in enumerate(sold, start=1)
    )
    asked = question_of(order, on=today)
    unpriced = [line for line in asked.facts.lines if asked.terms.best_price(line) is None]
    OrderLine.objects.filter(order=order, number__in=[line.number for line in unpriced]).delete()
    order.known_lines = None
    unsold = [line.item.item_number for line in lines if line not in sold]
    return unsold + [line.item_number for line in unpriced]
