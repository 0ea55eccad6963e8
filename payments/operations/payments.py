"""Payments: taken and removed. What differs by function stands in payments.ways."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from callcenter.words.amounts import Amount
from callcenter.words.money import ZERO, written
from orders.models import Event, Order, Status, lines_of, lock_order
from orders.models.events import record
from orders.under_lock.coupons import reserve_coupons
from orders.under_lock.reserving import reserve
from payments import errors
from payments.models import OfferedMethod, Payment, Refund
from payments.questions.figures import figures_by_payment
from payments.questions.offered import offered_methods
from payments.under_lock.payments import get_payment
from payments.under_lock.securing import payments_of, secure
from payments.under_lock.totals import store_totals
from payments.ways import NOTHING_MORE, Details, Removal, Taking, way_of
from payments.ways.accounts import lock_customer
from payments.ways.coins import coin_of


@transaction.atomic
def take_payment(
    number: int,
    *,
    method: str,
    amount: Amount,
    key: UUID,
    at: datetime,
    by: User,
    details: Details = NOTHING_MORE,
) -> Payment:
    """Take a payment by the method with this code, of a sum or a share of what is due.

    A submitted order takes one too, where something is missing: it is captured at once. Cash above the balance gives change; any other method above it is refused
    unless overpayment is allowed. The stock is reserved first, so that no
    money is taken for what is sold to others. Raises NothingDue,
    MethodNotOffered, MoreThanDue, BelowMinimum, AboveMaximum, OutOfStock,
    NoPaymentsHere, NotEditable, and what the method's way demands.
    """
    order = lock_order(number, by=by)
    said = [number, method, amount, details]
    if earlier := Once.earlier(key, verb="take_payment", by=by, said=said):
        return get_payment(order, int(earlier))
    require_payable(order)
    offered = get_method(order, method)
    way = way_of(offered.method)
    if way.is_for_customer:
        lock_customer(order.customer)
    way.lock(details)
    if order.is_editable:
        reserve_coupons(order, at=at)
    typed = amount.of(order.due, digits=order.digits)
    coin = coin_of(offered, order.currency)
    counted = way.counted(typed, due=order.due, coin=coin)
    require_within(order, offered, counted)
    if order.is_editable:
        reserve(order, lines_of(order), at=at)
    taking = Taking(
        order=order, offered=offered, typed=typed, counted=counted, details=details, coin=coin,
        at=at, by=by,
    )  # fmt: skip
    payment = Payment.objects.create(
        order=order,
        number=order.payments.count() + 1,
        method=offered.method,
        amount=counted,
        taken_date=order.day_of(at),
        at=at,
        by=by,
        **way.columns(taking),
    )
    way.at_ok(payment, taking)
    store_totals(order)
    if not order.is_editable:
        secure(order, payments_of(order), at=at, by=by)
    record(
        order, Event.PAYMENT_TAKEN, at=at, by=by,
        payment=payment.number, method=offered.method.code, amount=counted,
    )  # fmt: skip
    Once.keep(key, verb="take_payment", by=by, said=said, answer=payment.number)
    return payment


@transaction.atomic
def remove_payment(
    number: int,
    payment: int,
    *,
    key: UUID,
    at: datetime,
    by: User,
    handed_back: bool = False,
    reference: str = "",
) -> Order:
    """Take a payment back: cash is handed back first, a card refunded on its terminal first.

    Raises AlreadyRemoved, NoSuchPayment, NotEditable, and what the method's way demands.
    """
    order = lock_order(number, by=by)
    said = [number, payment, handed_back, reference]
    if Once.earlier(key, verb="remove_payment", by=by, said=said):
        return order
    order.require_editable()
    removed = get_payment(order, payment)
    standing, way = standing_of(removed), way_of(removed.method)
    if way.is_for_customer:
        lock_customer(order.customer)
    removal = Removal(handed_back=handed_back, reference=reference)
    way.remove(removed, removal, standing=standing, at=at, by=by)
    store_totals(order)
    record(
        order, Event.PAYMENT_REMOVED, at=at, by=by,
        payment=payment, method=removed.method.code, amount=standing, reference=reference,
    )  # fmt: skip
    Once.keep(key, verb="remove_payment", by=by, said=said, answer=payment)
    return order


def require_payable(order: Order) -> None:
    """Refuse where no payment is taken, or none is needed."""
    if order.status != Status.SUBMITTED:
        order.require_editable()
    if not order.call_center.order_completion:
        raise errors.NoPaymentsHere
    if not order.due:
        raise errors.NothingDue(number=order.number)


def standing_of(payment: Payment) -> Decimal:
    """Return what of a payment can be removed. Raises AlreadyRemoved, RefundInstead, RefundToMakeFirst."""
    figures = figures_by_payment(payment.order)[payment.pk]
    if Refund.objects.to_make().filter(payment=payment).exists():
        raise errors.RefundToMakeFirst(payment=payment.number)
    removable = way_of(payment.method).removable(figures)
    if removable > ZERO:
        return removable
    if figures.secured > ZERO:
        raise errors.RefundInstead(payment=payment.number)
    raise errors.AlreadyRemoved(payment=payment.number)


def get_method(order: Order, code: str) -> OfferedMethod:
    usable = offered_methods(order.call_center_id)
    offered = next((one for one in usable if one.method.code == code), None)
    if offered is None:
        raise errors.MethodNotOffered
    return offered


def require_within(order: Order, offered: OfferedMethod, counted: Decimal) -> None:
    """Refuse more than is due, and what the call center does not take by this method."""
    way = way_of(offered.method)
    if counted > order.due and (way.never_exceeds or not offered.may_exceed):
        raise errors.MoreThanDue(balance=written(order.due, order.currency))
    if offered.least is not None and counted < offered.least:
        raise errors.BelowMinimum(
            method=offered.method.label, least=written(offered.least, order.currency)
        )
    if offered.most is not None and counted > offered.most:
        raise errors.AboveMaximum(
            method=offered.method.label, most=written(offered.most, order.currency)
        )
