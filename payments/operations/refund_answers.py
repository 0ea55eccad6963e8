"""What becomes of a refund that was set: made, dropped, approved or refused."""

from __future__ import annotations

from datetime import datetime

from callcenter.models import User
from callcenter.words.money import ZERO, written
from orders.errors import ReasonMissing
from orders.models import Approval, Event, Order, PaidOut, lock_order
from orders.models.events import record
from orders.operations.repeating import repeatable
from orders.questions.approvers import require_may_approve
from orders.under_lock.by_hand import waiting_request, withdraw, write_answer
from payments import errors
from payments.models import Refund
from payments.providers.errors import AnswerMissing
from payments.questions.refundable import refundable_of
from payments.questions.standing import cost_of
from payments.under_lock.letting_go import let_go
from payments.under_lock.refunds import require_refundable
from payments.under_lock.refunds_made import make, make_at_once, store_refunds
from payments.under_lock.securing import payments_of, store_over_limit
from payments.ways import way_of
from payments.ways.accounts import lock_customer


@repeatable
def make_refund(number: int, refund: int, *, reference: str, at: datetime, by: User) -> Order:
    """Write down that the money was given back, by its reference: terminal code, check number.

    Raises NoSuchRefund, RefundWaits, RefundMadeAlready, RefundDropped,
    AnswerMissing while a provider is asked for it, ReferenceMissing.
    """
    order, made = lock_refund(number, refund, by=by)
    if made.is_waiting:
        raise errors.RefundWaits
    if not reference:
        method = made.payment.method
        to_hand_over = made.amount + way_of(method).rounding_of(made.payment, made.amount)
        amount = written(to_hand_over, order.currency)
        raise errors.ReferenceMissing(amount=amount, method=method.label)
    make(order, made, reference=reference, at=at, by=by)
    store_refunds(order)
    return order


@repeatable
def drop_refund(number: int, refund: int, *, at: datetime, by: User) -> Order:
    """Do not give the money back after all. On a cancelled order it becomes the customer's credit.

    A request for its approval is withdrawn, with all that it asked for. Raises
    NoSuchRefund, RefundMadeAlready, RefundDropped, AnswerMissing.
    """
    order, dropped = lock_refund(number, refund, by=by)
    require_refundable(order)
    if dropped.approval and dropped.is_waiting:
        withdraw(order, dropped.approval, at=at, by=by)
        drop_all(order, dropped.approval, at=at, by=by)
    else:
        drop(order, [dropped], at=at, by=by)
    return order


@repeatable
def grant_refund(number: int, approval: int, *, at: datetime, by: User) -> Order:
    """Approve refunds that were asked for: from now on they are to make.

    Raises NoSuchRequest, AlreadyAnswered, AlreadyWithdrawn, OwnRequest,
    OwnOrder, NotASupervisor, NotARefund.
    """
    order, request = lock_for_answer(number, approval, by=by)
    write_answer(request, is_granted=True, at=at, by=by)
    make_at_once(order, refunds_of(request), at=at, by=request.requested_by)
    store_refunds(order)
    return order


@repeatable
def refuse_refund(number: int, approval: int, *, answer: str, at: datetime, by: User) -> Order:
    """Refuse refunds that were asked for: they are dropped. Raises what grant_refund does, and ReasonMissing."""
    order, request = lock_for_answer(number, approval, by=by)
    if not answer:
        raise ReasonMissing
    write_answer(request, is_granted=False, at=at, by=by, said=answer)
    drop_all(order, request, at=at, by=by)
    return order


def lock_refund(number: int, refund: int, *, by: User) -> tuple[Order, Refund]:
    """Return a locked order and its refund, which is still to make."""
    order = lock_order(number, by=by)
    lock_customer(order.customer)
    found = (
        Refund.objects.filter(order=order, number=refund)
        .select_related("payment__method", "reason", "approval__reason", "approval__charge_code")
        .first()
    )
    if found is None:
        raise errors.NoSuchRefund(number=number, refund=refund)
    if found.made_at:
        raise errors.RefundMadeAlready(reference=found.reference)
    if found.dropped_at:
        raise errors.RefundDropped
    if found.is_being_asked:
        raise AnswerMissing(payment=found.payment.number)
    found.payment.order = order
    return order, found


def lock_for_answer(number: int, approval: int, *, by: User) -> tuple[Order, Approval]:
    order = lock_order(number, by=by)
    lock_customer(order.customer)
    request = waiting_request(order, approval)
    if request.kind != PaidOut.REFUND:
        raise errors.NotARefund
    require_refundable(order)
    require_may_approve(order, by, asked_by=request.requested_by)
    return order, request


def refunds_of(request: Approval) -> list[Refund]:
    refunds = Refund.objects.to_make().filter(approval=request)
    return list(refunds.select_related("payment__method", "reason").order_by("number"))


def drop_all(order: Order, request: Approval, *, at: datetime, by: User) -> None:
    drop(order, refunds_of(request), at=at, by=by)


def drop(order: Order, refunds: list[Refund], *, at: datetime, by: User) -> None:
    """Drop refunds; what a cancelled order owes the customer is kept for him as credit instead.

    Of any other order it is held again, and covers what was claimed or written off for it.
    """
    for refund in refunds:
        refund.dropped_at, refund.dropped_by = at, by
        refund.save(update_fields=["dropped_at", "dropped_by"])
        record(
            order, Event.REFUND_DROPPED, at=at, by=by,
            refund=refund.number, payment=refund.payment.number, amount=refund.amount,
        )  # fmt: skip
    if order.is_cancelled:
        keep_instead(order, refunds, at=at, by=by)
    store_refunds(order)
    let_go(order, payments_of(order), cost=cost_of(order), at=at, by=by)
    store_over_limit(order)


def keep_instead(order: Order, refunds: list[Refund], *, at: datetime, by: User) -> None:
    """Set what the customer was to get back as his credit; never more than he is still owed.

    So goodwill is not kept, except where the order was cancelled after it: then it is of his own money.
    """
    number = Refund.objects.filter(order=order).count()
    for refund in refunds:
        owed = min(refund.amount, refundable_of(order).credit)
        if owed <= ZERO:
            continue
        number += 1
        kept = Refund.objects.create(
            order=order,
            number=number,
            payment=refund.payment,
            amount=owed,
            as_credit=not way_of(refund.payment.method).goes_back_only,
            reason=refund.reason,
            note=refund.note,
            at=at,
            by=by,
        )
        make_at_once(order, [kept], at=at, by=by)
