"""Prices, discounts and charges set by hand, and put back.

Each change needs a reason. Within the limits of the user's role it stands at once; beyond them only
where ``approver``, a supervisor whose code was checked, stands in for it. All raise AboveLimit,
NoSuchReason, OwnRequest, OwnOrder, NotASupervisor, AmountTooLarge, Stale, NotEditable.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from callcenter.models import User
from orders import errors
from orders.models import Event, Order, Override, SetByHand
from orders.models.events import record
from orders.operations.repeating import repeatable
from orders.questions.approvers import require_may_approve
from orders.questions.limits import require_within_limits
from orders.under_lock.by_hand import (
    Wish,
    approval_of,
    facts_of_touch,
    override_of,
    put_back_at_once,
    stand,
    write_answer,
)
from orders.under_lock.changing import lock_for_change
from orders.under_lock.reprice import reprice


@repeatable
def set_price(
    number: int,
    line: int,
    *,
    version: int | None,
    unit_price: Decimal,
    reason: str,
    note: str = "",
    at: datetime,
    by: User,
    approver: User | None = None,
) -> Order:
    """Sell a line at another unit price, in the order's kind of price. Raises NoSuchLine."""
    wish = Wish(kind=SetByHand.PRICE, line=line, amount=unit_price, reason=reason, note=note)
    return set_by_hand(number, wish, version=version, at=at, by=by, approver=approver)


@repeatable
def discount_line(
    number: int,
    line: int,
    *,
    version: int | None,
    percent: Decimal | None = None,
    amount: Decimal | None = None,
    reason: str,
    note: str = "",
    at: datetime,
    by: User,
    approver: User | None = None,
) -> Order:
    """Take a percentage or an amount off a line. Raises NoSuchLine."""
    wish = Wish(
        kind=SetByHand.LINE_DISCOUNT,
        line=line,
        percent=percent,
        amount=amount,
        reason=reason,
        note=note,
    )
    return set_by_hand(number, wish, version=version, at=at, by=by, approver=approver)


@repeatable
def discount_order(
    number: int,
    *,
    version: int | None,
    percent: Decimal | None = None,
    amount: Decimal | None = None,
    reason: str,
    note: str = "",
    at: datetime,
    by: User,
    approver: User | None = None,
) -> Order:
    """Take a percentage or an amount off the goods of the order, after all other discounts."""
    wish = Wish(
        kind=SetByHand.ORDER_DISCOUNT, percent=percent, amount=amount, reason=reason, note=note
    )
    return set_by_hand(number, wish, version=version, at=at, by=by, approver=approver)


@repeatable
def set_charge(
    number: int,
    charge_code: str,
    *,
    version: int | None,
    amount: Decimal,
    reason: str,
    note: str = "",
    at: datetime,
    by: User,
    approver: User | None = None,
) -> Order:
    """Ask another amount of a charge, until it is put back.

    One below what the rules ask is a ceiling: where they come to ask less,
    less is charged. Raises NoSuchCharge.
    """
    wish = Wish(
        kind=SetByHand.CHARGE, charge_code=charge_code, amount=amount, reason=reason, note=note
    )
    return set_by_hand(number, wish, version=version, at=at, by=by, approver=approver)


def set_by_hand(
    number: int,
    wish: Wish,
    *,
    version: int | None,
    at: datetime,
    by: User,
    approver: User | None = None,
) -> Order:
    """Let a wish stand in place of what was set before."""
    order = lock_for_change(number, version=version, by=by)
    override = override_of(order, wish, at=at, by=by)
    if approver:
        require_may_approve(order, approver, asked_by=by)
        override.approval = approval_of(order, override, at=at)
        write_answer(override.approval, is_granted=True, at=at, by=approver, by_code=True)
    before = order.unapproved_total
    stand(order, override, at=at, by=by)
    if not approver:
        require_within_limits(order, by=by, before=before)
    return order


@repeatable
def put_back(number: int, override: int, *, version: int | None, at: datetime, by: User) -> Order:
    """Put back what was set by hand: the rules decide again. Raises NothingToPutBack, Stale."""
    order = lock_for_change(number, version=version, by=by)
    standing = Override.objects.standing(order).filter(pk=override).first()
    if standing is None:
        raise errors.NothingToPutBack
    put_back_at_once(standing, at=at, by=by)
    reprice(order, at=at)
    record(order, Event.OVERRIDE_PUT_BACK, at=at, by=by, **facts_of_touch(standing))
    return order
