"""Steps of giving money back: to which payments, by whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from callcenter.models import User
from callcenter.words.money import ZERO, total, written
from callcenter.words.numbers import whole
from orders.errors import BeingModified, NoSuchReason
from orders.models import Approval, Event, Order, PaidOut, ReasonCode, Use
from orders.models.events import record
from orders.questions.limits import percent_of
from orders.under_lock.by_hand import facts_of_touch
from payments import errors
from payments.models import Payment, Refund
from payments.questions.refund_limits import require_may_refund
from payments.questions.refundable import Part, Refundable
from payments.under_lock.refunds_made import make_at_once, store_refunds
from payments.ways import way_of


@dataclass(frozen=True, kw_only=True)
class Why:
    """The reason of a refund or a cancellation, and whether a supervisor is asked for it."""

    reason: ReasonCode
    note: str = ""
    asks: bool = False


def require_refundable(order: Order) -> None:
    """Refuse a draft, whose payments are removed, and an order being modified."""
    if order.is_amending:
        raise BeingModified
    if order.is_draft:
        raise errors.NotRefundable(number=order.number, status=order.get_status_display())


def parts_to(
    order: Order, refundable: Refundable, amount: Decimal, *, goodwill: Decimal, to: str
) -> list[Part]:
    """Share out what is to be given back. Raises MoreThanCredit, MoreThanCaptured, NothingToRefund."""
    if amount > refundable.credit:
        raise errors.MoreThanCredit(credit=written(refundable.credit, order.currency))
    asked = amount + goodwill
    if not asked:
        raise errors.NothingToRefund(number=order.number)
    parts = refundable.parts_of(asked, to=whole(to))
    most = total(part.amount for part in parts)
    if most < asked:
        raise errors.MoreThanCaptured(most=written(most, order.currency))
    return parts


def set_refunds(
    order: Order,
    parts: Sequence[Part],
    why: Why,
    *,
    at: datetime,
    by: User,
    goodwill: Decimal = ZERO,
    as_credit: bool = False,
) -> list[Refund]:
    """Write refunds down, or have them asked for; what needs nobody's hand is made at once.

    Goodwill is what the last parts hold. Raises AboveRefundLimit,
    AboveGoodwill, AboveLimit.
    """
    amount = total(part.amount for part in parts)
    order.goodwill_total += goodwill
    order.unapproved_goodwill_total += goodwill
    order.conceded_total += goodwill
    order.unapproved_total += goodwill
    if not why.asks:
        kept = total(one.amount for one in parts if as_credit and may_be_credit(one.payment))
        paid_out = amount - kept
        require_may_refund(order, paid_out, goodwill=goodwill, by=by)
    approval = ask(order, amount, why, goodwill=goodwill, at=at, by=by) if why.asks else None
    first = Refund.objects.filter(order=order).count() + 1
    refunds, rest = [], goodwill
    for number, part in enumerate(reversed(parts), start=first):
        share = min(rest, part.amount)
        rest -= share
        refunds.append(
            Refund.objects.create(
                order=order,
                number=number,
                payment=part.payment,
                amount=part.amount,
                goodwill=share,
                as_credit=as_credit and may_be_credit(part.payment),
                reason=why.reason,
                note=why.note,
                approval=approval,
                at=at,
                by=by,
            )
        )
    for one in refunds:
        record(order, Event.REFUND_SET, at=at, by=by, **facts_of(one))
    if approval is None:
        make_at_once(order, refunds, at=at, by=by)
    store_refunds(order)
    return refunds


def may_be_credit(payment: Payment) -> bool:
    """Whether what was paid by it may become credit; a gift card has its money back alone."""
    return not way_of(payment.method).goes_back_only


def ask(
    order: Order, amount: Decimal, why: Why, *, goodwill: Decimal, at: datetime, by: User
) -> Approval:
    """Ask the supervisors for a refund; it is bound to the refunds that name it."""
    approval = Approval.objects.create(
        order=order,
        kind=PaidOut.REFUND,
        amount=amount,
        reason=why.reason,
        note=why.note,
        conceded=goodwill,
        conceded_percent=percent_of(goodwill, order.untouched_total),
        requested_at=at,
        requested_by=by,
    )
    record(
        order,
        Event.APPROVAL_REQUESTED,
        at=at,
        by=by,
        conceded=approval.conceded,
        **facts_of_touch(approval),
    )
    return approval


def reason_of(code: str, use: Use) -> ReasonCode:
    """Return the reason an agent picked. Raises NoSuchReason."""
    reason = ReasonCode.objects.offered(use).filter(code=code).first()
    if reason is None:
        raise NoSuchReason
    return reason


def facts_of(refund: Refund) -> dict[str, object]:
    """Return what the history keeps of a refund."""
    return {
        "refund": refund.number,
        "payment": refund.payment.number,
        "amount": refund.amount,
        "goodwill": refund.goodwill,
        "as_credit": refund.as_credit,
        "reason": refund.reason.code,
        "note": refund.note,
    }
