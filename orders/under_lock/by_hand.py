"""What somebody wants set by hand: written down, weighed, made to stand; and put back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from callcenter.models import User
from callcenter.words.amounts import as_typed
from callcenter.words.money import total
from catalog.models import ChargeCode
from orders import errors
from orders.models import (
    Approval,
    Event,
    Order,
    OrderCharge,
    Override,
    ReasonCode,
    SetByHand,
    line_of,
)
from orders.models.by_hand import same_subject
from orders.models.events import record
from orders.questions.limits import percent_of
from orders.under_lock.facts import facts_of
from orders.under_lock.reprice import question_of, reprice
from pricing import asked_by_rules, conceded, reckon


def put_back_line(order: Order, line: int, *, at: datetime, by: User) -> list[Override]:
    """Put back and withdraw whatever is about a line, which is being deleted; return what stood."""
    stood = list(Override.objects.standing(order).filter(line=line))
    for standing in stood:
        put_back_at_once(standing, at=at, by=by)
    for request in Approval.objects.waiting().filter(order=order, line=line):
        withdraw(order, request, at=at, by=by)
    return stood


def put_back_at_once(override: Override, *, at: datetime, by: User) -> None:
    override.put_back_at, override.put_back_by = at, by
    override.save(update_fields=["put_back_at", "put_back_by"])


def withdraw(order: Order, request: Approval, *, at: datetime, by: User) -> None:
    request.withdrawn_at = at
    request.save(update_fields=["withdrawn_at"])
    record(order, Event.APPROVAL_WITHDRAWN, at=at, by=by, **facts_of_touch(request))


def write_answer(
    approval: Approval,
    *,
    is_granted: bool,
    at: datetime,
    by: User,
    by_code: bool = False,
    said: str = "",
) -> None:
    """Write a supervisor's answer down."""
    approval.is_granted, approval.by_code, approval.answer = is_granted, by_code, said
    approval.answered_at, approval.answered_by = at, by
    approval.save()
    record(
        approval.order, Event.APPROVAL_ANSWERED, at=at, by=by,
        is_granted=is_granted, by_code=by_code, answer=said, **facts_of_touch(approval),
    )  # fmt: skip


def facts_of_touch(touch: Override | Approval) -> dict[str, Any]:
    """Return the facts of a change by hand, as the history keeps them."""
    return {
        "touched": touch.kind,
        "line": touch.line,
        "charge_code": touch.charge_code.code if touch.charge_code else None,
        "from": touch.from_amount,
        "amount": touch.amount,
        "percent": touch.percent,
        "reason": touch.reason.code,
        "note": touch.note,
    }


ASKED = ["kind", "line", "charge_code", "from_amount", "amount", "percent", "reason", "note"]


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What is to be set by hand, and why. An approval is bound to exactly this."""

    kind: SetByHand
    reason: str
    note: str = ""
    line: int | None = None
    charge_code: str = ""
    amount: Decimal | None = None
    percent: Decimal | None = None


def override_of(order: Order, wish: Wish, *, at: datetime, by: User) -> Override:
    """Write a wish down, unsaved, with what stands there now.

    Raises NoSuchLine, NoSuchCharge, NoSuchReason, GiftCardsPrice.
    """
    override = subject_of(order, wish.kind, line=wish.line, charge_code=wish.charge_code)
    reason = ReasonCode.objects.filter(code=wish.reason, is_active=True).first()
    if reason is None:
        raise errors.NoSuchReason
    override.reason, override.at, override.by = reason, at, by
    for name in ("amount", "percent", "note"):
        setattr(override, name, getattr(wish, name))
    return override


def subject_of(
    order: Order, kind: SetByHand, *, line: int | None = None, charge_code: str = ""
) -> Override:
    """Return an unsaved override that names what may be changed and what stands there by the rules.

    Raises NoSuchLine, NoSuchCharge, GiftCardsPrice.
    """
    subject = Override(order=order, kind=kind)
    if line is not None:
        changed = line_of(order, line)
        if changed.item.is_gift_card:
            raise errors.GiftCardsPrice(line=line)
        subject.line, subject.from_amount = line, changed.list_price
    elif kind == SetByHand.ORDER_DISCOUNT:
        subject.from_amount = order.untouched_total
    else:
        subject.charge_code = ChargeCode.objects.filter(code=charge_code).first()
        if subject.charge_code is None:
            raise errors.NoSuchCharge(charge_code=charge_code)
        subject.from_amount = asked_by_rules(charges_of(subject))
    return subject


def value_now(subject: Override) -> str:
    """Return what is asked now as a field holds it, to be typed over; of a discount nothing."""
    digits = subject.order.digits
    if subject.kind == SetByHand.PRICE:
        assert subject.line is not None
        price = line_of(subject.order, subject.line).unit_price
        return as_typed(price, max(digits, -int(price.normalize().as_tuple().exponent)))
    if subject.kind == SetByHand.CHARGE:
        return as_typed(total(charge.amount for charge in charges_of(subject)), digits)
    return ""


def approval_of(order: Order, override: Override, *, at: datetime) -> Approval:
    """Write down, unsaved, what exactly is to be approved, and what it would concede."""
    approval = Approval(
        order=order,
        requested_at=at,
        requested_by=override.by,
        **{name: getattr(override, name) for name in ASKED},
    )
    if override.line is not None:
        line = line_of(order, override.line)
        approval.item_number, approval.quantity = line.item.item_number, line.quantity
    approval.conceded, untouched = conceded_by(order, override, at=at)
    approval.conceded_percent = percent_of(approval.conceded, untouched)
    return approval


def conceded_by(order: Order, override: Override, *, at: datetime) -> tuple[Decimal, Decimal]:
    """Return what an override alone would concede on this order, and the order without any."""
    asked = question_of(order, on=order.day_of(at))
    subject = (override.kind, override.line, override.charge_code)
    others = [one for one in asked.overrides if (one.kind, one.line, one.charge_code) != subject]
    given = [
        conceded(facts, asked.terms, reckon(facts, asked.terms))
        for facts in (
            facts_of(order, asked.lines, touches, held=asked.held)
            for touches in (others, [*others, override])
        )
    ]
    return given[1].conceded - given[0].conceded, given[1].untouched


def charges_of(subject: Override) -> list[OrderCharge]:
    return list(OrderCharge.objects.filter(order=subject.order, charge_code=subject.charge_code))


def stand(order: Order, override: Override, *, at: datetime, by: User, counts: bool = True) -> None:
    """Let an override stand in place of the one before it and of what was asked; price and record."""
    for earlier in Override.objects.standing(order).filter(same_subject(override)):
        put_back_at_once(earlier, at=at, by=by)
    for request in Approval.objects.waiting().filter(same_subject(override), order=order):
        withdraw(order, request, at=at, by=by)
    override.save()
    reprice(order, at=at, counts=counts)
    record(order, Event.OVERRIDE_SET, at=at, by=by, **facts_of_touch(override))


def waiting_request(order: Order, pk: int) -> Approval:
    """Return a request that waits for its answer, read under the order's lock."""
    request = (
        Approval.objects.filter(order=order, pk=pk)
        .select_related("charge_code", "reason", "requested_by", "answered_by")
        .first()
    )
    if request is None:
        raise errors.NoSuchRequest
    if request.answered_by:
        raise errors.AlreadyAnswered(who=request.answered_by)
    if request.withdrawn_at:
        raise errors.AlreadyWithdrawn
    request.order = order
    return request
