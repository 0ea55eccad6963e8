"""A submitted order, or lines of it, cancelled, with the money that goes back for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from callcenter.errors import Refused
from callcenter.models import Once, User, in_every_language
from callcenter.words.money import ZERO, total, written
from orders import errors
from orders.models import About, Event, Order, ReasonCode, Status, Use, lock_order
from orders.models.events import record
from orders.under_lock.cancelling import (
    all_lines,
    cancel_open_pieces,
    is_all_shipped,
    lines_to_cancel,
    require_cancellable,
)
from orders.under_lock.ending import end
from orders.under_lock.letters import tell
from orders.under_lock.snapshot import write_revision
from payments import errors as payment_errors
from payments.questions.refundable import AS_CREDIT, LATER, Refundable, refundable_of
from payments.under_lock.balance import write_off_shortage
from payments.under_lock.letting_go import claim_returned, let_go
from payments.under_lock.refunds import Why, reason_of, set_refunds
from payments.under_lock.refunds_made import store_refunds
from payments.under_lock.securing import payments_of, store_over_limit
from payments.ways.accounts import lock_customer


@transaction.atomic
def cancel_and_refund(
    number: int,
    *,
    version: int | None,
    shown: Decimal,
    to: str,
    reason: str,
    note: str,
    key: UUID,
    at: datetime,
    by: User,
    asks: bool = False,
) -> Order:
    """Cancel a submitted order of which nothing is taken or shipped; what was captured goes back.

    All of it is set to be refunded to the payments, or with AS_CREDIT becomes
    credit of the customer; ``shown`` is the amount that was told before. Where
    a supervisor is asked, the order is cancelled and the refunds wait for the
    answer; refused, they become credit too. Raises Stale, NotCancellable,
    BeingModified, PartlyShipped, LineAtTheWarehouse, AnswerAwaited,
    RefundMoved, NoSuchReason, AboveRefundLimit.
    """
    order = lock_order(number, by=by)
    said = [number, shown, to, reason, note, asks]
    if Once.earlier(key, verb="cancel_and_refund", by=by, said=said):
        return order
    order.require_version(version)
    require_cancellable(order)
    call_off(
        order,
        Why(reason=reason_of(reason, Use.CANCEL), note=note, asks=asks),
        shown=shown, to=to, at=at, by=by,
    )  # fmt: skip
    Once.keep(key, verb="cancel_and_refund", by=by, said=said, answer=number)
    return order


@transaction.atomic
def cancel_overdue(number: int, *, at: datetime) -> bool:
    """Cancel a submitted order whose check to come did not come; tell whether it was.

    In the name of the agent who took it. What was captured besides is asked of
    the supervisors to be refunded. An order that somebody changes at the
    moment, whose check has come, or that cannot be cancelled is left as it is.
    """
    order = (
        Order.objects.filter(number=number).select_for_update(of=("self",), skip_locked=True)
        .select_related("call_center", "customer", "taken_by").first()
    )  # fmt: skip
    if order is None or not order.waiting_total:
        return False
    if order.check_expected_until is None or order.check_expected_until > at:
        return False
    try:
        require_cancellable(order)
        with transaction.atomic():
            why = Why(reason=no_check(), asks=True)
            call_off(order, why, shown=None, to="", at=at, by=order.taken_by)
    except Refused:
        return False
    return True


def no_check() -> ReasonCode:
    """Return the reason that only the job gives; agents cannot pick it."""
    names = in_every_language(gettext_noop("The check did not come"))
    reason, _made = ReasonCode.objects.get_or_create(
        code="NO-CHECK", defaults=names | {"use": Use.CANCEL, "is_active": False}
    )
    return reason


def call_off(
    order: Order, why: Why, *, shown: Decimal | None, to: str, at: datetime, by: User
) -> None:
    """Cancel a locked order and set what was captured to go back; ``shown`` None is shown to nobody."""
    lines = all_lines(order)
    lock_customer(order.customer)
    give_up(order, cost=ZERO, at=at, by=by)
    refundable = refundable_of(order, cost=ZERO, gift_cards=ZERO)
    if shown is not None:
        require_shown(order, refundable, shown)
    event = end(order, reason=why.note, code=why.reason, at=at, by=by)
    claim_returned(order, payments_of(order), at=at, by=by)
    pieces = {line.number: line.pieces for line in lines if line.pieces}
    tell(event, About.CANCELLED, is_whole=True, reason=why.note, cancelled=pieces)
    pay_out(order, refundable, why, to=to, at=at, by=by)


@transaction.atomic
def cancel_lines(
    number: int,
    *,
    version: int | None,
    lines: Collection[int],
    shown: Decimal,
    to: str,
    reason: str,
    note: str,
    key: UUID,
    at: datetime,
    by: User,
    asks: bool = False,
    collect: Decimal = ZERO,
) -> Order:
    """Cancel what is not taken of some lines of a submitted order, as its next revision.

    The order is priced by its own terms; for a reason of ours by those of all
    that was ordered. What was paid too much goes back as with
    cancel_and_refund, or with LATER stays on the order. Where it costs more
    without these lines, what the tolerance lets pass is written off, and
    ``collect`` is what the caller was told to be collected. An order of which
    all else is shipped is then shipped. Raises what cancel_and_refund does, and
    NoLinePicked, NoSuchLine, NothingLeftOfLine, EveryLinePicked, MoreToCollect.
    """
    order = lock_order(number, by=by)
    said = [number, sorted(lines), shown, to, reason, note, asks, collect]
    if Once.earlier(key, verb="cancel_lines", by=by, said=said):
        return order
    order.require_version(version)
    require_cancellable(order)
    picked = lines_to_cancel(order, lines)
    lock_customer(order.customer)
    why = Why(reason=reason_of(reason, Use.CANCEL), note=note, asks=asks)
    told = [
        {"line": line.number, "item": line.item.item_number, "quantity": line.quantity_open}
        for line in picked
    ]
    due = order.due
    cancel_open_pieces(order, picked, lost=why.reason.is_ours, at=at)
    write_revision(order, at=at, by=by)
    event = record(
        order, Event.LINES_CANCELLED, at=at, by=by,
        lines=told, total=order.total, reason=why.reason.code, note=note,
    )  # fmt: skip
    pieces = {line["line"]: line["quantity"] for line in told}
    tell(event, About.CANCELLED, is_whole=False, reason=note, cancelled=pieces)
    if is_all_shipped(order):
        order.move_to(Status.SHIPPED)
        order.save(update_fields=["status"])
    give_up(order, cost=order.total, at=at, by=by)
    if order.due > due:
        require_told(order, collect)
    write_off_shortage(order, at=at, by=by)
    claim_returned(order, payments_of(order), at=at, by=by)
    refundable = refundable_of(order)
    require_shown(order, refundable, shown)
    if to != LATER:
        pay_out(order, refundable, why, to=to, at=at, by=by)
    Once.keep(key, verb="cancel_lines", by=by, said=said, answer=number)
    return order


def give_up(order: Order, *, cost: Decimal, at: datetime, by: User) -> None:
    """Let go what is not needed any more at this cost; captured money stays. Raises AnswerAwaited."""
    if order.unknown_total:
        raise errors.AnswerAwaited(
            amount=written(order.unknown_total, order.currency), number=order.number
        )
    let_go(order, payments_of(order), cost=cost, at=at, by=by)
    store_over_limit(order)


def require_shown(order: Order, refundable: Refundable, shown: Decimal) -> None:
    """Refuse where another amount would go back than the caller was told. Raises RefundMoved."""
    if refundable.credit != shown:
        raise payment_errors.RefundMoved(
            amount=written(refundable.credit, order.currency), shown=written(shown, order.currency)
        )


def require_told(order: Order, collect: Decimal) -> None:
    """Refuse to leave more due than the caller was told, and the tolerance lets pass. Raises MoreToCollect."""
    if order.call_center.order_completion and order.due > max(order.may_be_missing, collect):
        raise payment_errors.MoreToCollect(amount=written(order.due, order.currency))


def pay_out(
    order: Order, refundable: Refundable, why: Why, *, to: str, at: datetime, by: User
) -> None:
    """Set the whole credit of the order to be given back."""
    parts = refundable.parts_of(refundable.credit)
    assert total(part.amount for part in parts) == refundable.credit
    if parts:
        set_refunds(order, parts, why, as_credit=to == AS_CREDIT, at=at, by=by)
    else:
        store_refunds(order)
