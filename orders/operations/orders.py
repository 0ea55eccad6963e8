"""The life of an order up to its submission: opened, completed, kept, left, cancelled."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from callcenter.models import CallCenter, Once, Reserving, User
from callcenter.sql.turns import wait_for_turn
from catalog.terms import default_mode
from customers.models import ContactPoint, Customer, Reach
from orders import errors
from orders.models import Event, Order, OrderLine, lock_order
from orders.models.events import record
from orders.operations.lines import append_line
from orders.operations.repeating import repeatable
from orders.questions.held import terms_held
from orders.under_lock.coupons import reserve_coupons
from orders.under_lock.ending import end, require_no_money
from orders.under_lock.promising import promise
from orders.under_lock.reprice import reprice
from orders.under_lock.reserving import reserve_at_complete

LEFT_EMPTY = "left empty"


@transaction.atomic
def new_order(
    customer: Customer,
    *,
    call_center: CallCenter,
    key: UUID,
    at: datetime,
    by: User,
    item: str = "",
) -> Order:
    """Open a draft for a customer, with his defaults, and with one piece of an item if named.

    From here on it has a number. Raises NoSuchItem, SeveralItems, NotOnSale, NoPrice.
    """
    said = [customer.pk, call_center.pk, item]
    wait_for_turn(f"new_order {key}")
    if earlier := Once.earlier(key, verb="new_order", by=by, said=said):
        return Order.objects.visible_to(by).get(number=int(earlier))
    order = Order.objects.create(
        customer=customer,
        call_center=call_center,
        taken_by=by,
        currency=call_center.currency,
        prices_with_tax=call_center.prices_with_tax,
        mode=default_mode(call_center, customer),
        address=customer.addresses.order_by("-is_default", "pk").first(),
        created_at=at,
        **contact_of(customer),
    )
    Customer.objects.filter(pk=customer.pk).update(recent_at=at)
    record(order, Event.OPENED, at=at, by=by, customer=customer.account_number)
    if item:
        append_line(order, item=item, quantity=1, at=at, by=by)
    Once.keep(key, verb="new_order", by=by, said=said, answer=order.number)
    return order


def contact_of(customer: Customer) -> dict[str, str]:
    """Return the customer's first telephone and e-mail."""
    points = list(ContactPoint.objects.filter(customer=customer).order_by("-is_default", "pk"))
    first = {
        reach: next((point.value for point in points if point.reach == reach), "")
        for reach in Reach
    }
    return {"telephone": first[Reach.TELEPHONE], "email": first[Reach.EMAIL]}


@repeatable
def complete(number: int, *, at: datetime, by: User) -> Order:
    """Price the order once more and note that it is being read out.

    Reserves its stock, unless the call center does so only at Submit, and
    keeps the day on which each line is expected. Needs no version: it changes nothing the agent typed. Raises NothingOrdered,
    OutOfStock, NotEditable.
    """
    order = lock_order(number, by=by)
    order.require_editable()
    order.completed_at, stood = at, order.total
    lines = reprice(order, at=at, also=["completed_at"]).everything
    order.stood_at = stood if stood != order.total else None
    if not lines:
        raise errors.NothingOrdered
    if order.call_center.reserving != Reserving.SUBMIT:
        reserve_coupons(order, at=at)
    reserve_at_complete(order, lines, at=at)
    promise(order, lines, at=at)
    held = terms_held(order, lines, on=order.day_of(at))
    record(order, Event.COMPLETED, at=at, by=by, total=order.total, terms=held)
    return order


@repeatable
def keep_order(
    number: int,
    *,
    version: int | None,
    reason: str,
    call_back_at: datetime | None,
    at: datetime,
    by: User,
) -> Order:
    """Leave a draft for later, with the reason and when to call back.

    The same once more changes nothing. Raises NotADraft, Stale, ReasonMissing.
    """
    order = lock_order(number, by=by)
    order.require_draft()
    if reason and (order.kept_reason, order.call_back_at) == (reason, call_back_at):
        return order
    order.require_version(version)
    if not reason:
        raise errors.ReasonMissing
    order.kept_reason, order.call_back_at = reason, call_back_at
    order.version += 1
    order.save(update_fields=["kept_reason", "call_back_at", "version"])
    record(order, Event.KEPT, at=at, by=by, reason=reason, call_back_at=call_back_at)
    return order


@transaction.atomic
def leave_order(number: int, *, at: datetime, by: User) -> Order:
    """Cancel a draft that is left empty; leave any other order as it is."""
    order = lock_order(number, by=by)
    has_lines = OrderLine.objects.filter(order=order).exists()
    if order.is_draft and not has_lines and not order.holds_money:
        end(order, reason=LEFT_EMPTY, at=at, by=by)
    return order


@repeatable
def cancel_order(number: int, *, version: int | None, reason: str, at: datetime, by: User) -> Order:
    """Cancel a draft. Raises ReasonMissing, HoldsMoney, NotADraft, Stale."""
    order = lock_order(number, by=by)
    order.require_version(version)
    order.require_draft()
    if not reason:
        raise errors.ReasonMissing
    require_no_money(order)
    end(order, reason=reason, at=at, by=by)
    return order
