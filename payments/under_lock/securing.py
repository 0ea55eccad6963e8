"""Money is secured: what is authorised is captured, or claimed on the customer's account."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from callcenter.models import User
from callcenter.words.money import ZERO
from catalog.terms import credit_limit_of
from orders.models import Order
from payments.models import AccountEntry, Payment, Release, Released
from payments.questions.figures import figures_by_payment
from payments.questions.reading import payments_with_methods
from payments.under_lock.letting_go import let_go
from payments.under_lock.totals import store_totals
from payments.ways import WAYS, way_of
from payments.ways.accounts import lock_customer


def lock_customer_if_needed(order: Order, payments: Iterable[Payment]) -> None:
    """Lock the customer where Submit may change what he owes or has: before coupons and stock."""
    methods = {payment.method for payment in payments}
    may_move = order.standing.spare or order.accepted_total
    if may_move or any(way_of(method).is_for_customer for method in methods):
        lock_customer(order.customer)


def lock_what_pays(payments: Iterable[Payment]) -> None:
    """Lock gift cards and what else pays for an order: after the customer, before coupons and stock."""
    payments = list(payments)
    for way in WAYS.values():
        if own := [payment for payment in payments if way_of(payment.method) is way]:
            way.lock_again(own)


def secure(order: Order, payments: Sequence[Payment], *, at: datetime, by: User) -> None:
    """Let go what is too much, then capture or claim what is authorised.

    ``payments`` are all of the order.
    """
    let_go(order, payments, at=at, by=by)
    figures = figures_by_payment(order)
    for payment in payments:
        if payment.pk in figures and figures[payment.pk].authorised:
            way_of(payment.method).at_submit(payment, figures[payment.pk].authorised, at=at, by=by)
    store_totals(order)
    store_over_limit(order)


def store_over_limit(order: Order) -> None:
    """Write on the order's row how far it leads above the credit limit, unless that was released."""
    if not (order.accepted_total or order.over_limit_total):
        return
    over = ZERO if order.accepted_total <= released(order) else above_limit(order)
    if over != order.over_limit_total:
        order.over_limit_total = over
        order.save(update_fields=["over_limit_total"])


def above_limit(order: Order) -> Decimal:
    """Return how much of what the order has on account is beyond the customer's limit.

    What other orders only promise does not count: the first to claim goes.
    """
    limit = credit_limit_of(order.customer, currency=order.currency) or ZERO
    claimed = AccountEntry.objects.of(order.customer, currency=order.currency).balance()
    return max(min(claimed - limit, order.accepted_total), ZERO)


def released(order: Order) -> Decimal:
    """Return up to how much on account a supervisor let the order go."""
    releases = Release.objects.filter(order=order, kind=Released.CREDIT_LIMIT)
    return max(releases.values_list("amount", flat=True), default=ZERO)


def payments_of(order: Order) -> list[Payment]:
    """Return the payments of a locked order, each knowing it."""
    payments = payments_with_methods(order.pk)
    for payment in payments:
        payment.order = order
    return payments
