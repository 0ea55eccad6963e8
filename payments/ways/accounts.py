"""What a customer owes and has: read for the page, and written under the lock of his row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Sum

from callcenter.models import User
from callcenter.words.money import ZERO, total
from catalog.terms import credit_limit_of
from customers.models import Customer
from orders.models import Order, Status
from payments.models import (
    AccountEntry,
    Claim,
    CreditEntry,
    CreditKind,
    Function,
    Payment,
    PaymentEvent,
    figures_of_payment,
)
from payments.models.reading import sums_of_credit


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """How much a customer may owe in a currency, and how much of it is used."""

    limit: Decimal
    used: Decimal

    @property
    def free(self) -> Decimal:
        return max(self.limit - self.used, ZERO)

    @property
    def exceeds(self) -> Decimal:
        """How much is used beyond the limit."""
        return max(self.used - self.limit, ZERO)


def lock_customer(customer: Customer) -> None:
    """Lock the customer's row, after the order's: one at a time changes what he owes or has."""
    Customer.objects.select_for_update(of=("self",), no_key=True).get(pk=customer.pk)


def exposure_of(customer: Customer, *, currency: str) -> Exposure | None:
    """Return limit and use of the customer's account over all call centers; None without a limit."""
    limit = credit_limit_of(customer, currency=currency)
    if limit is None:
        return None
    return Exposure(limit=limit, used=used_by(customer, currency=currency))


def used_by(customer: Customer, *, currency: str) -> Decimal:
    """Return what is claimed and not settled, and what unfinished orders would add to it."""
    claimed = AccountEntry.objects.of(customer, currency=currency).balance()
    return claimed + promised_by(customer, currency=currency)


def promised_by(customer: Customer, *, currency: str) -> Decimal:
    """Return what is to go on account by orders that are not submitted yet, or being modified.

    What they have on account already is claimed, and counted there.
    """
    events = PaymentEvent.objects.filter(
        order__customer=customer,
        order__currency=currency,
        order__status__in=[Status.DRAFT, Status.AMENDING],
        payment__method__function=Function.ON_ACCOUNT,
    )
    sums: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    rows = events.values_list("payment", "kind").annotate(sum=Sum("amount")).order_by()
    for payment, kind, amount in rows:
        sums[payment][kind] = amount
    return total(figures_of_payment(kinds).authorised for kinds in sums.values())


def credit_of(customer: Customer, *, currency: str) -> Decimal:
    """Return what the customer may pay with his credit."""
    return total(sums_of_credit(customer.pk, currency))


def claim(
    payment: Payment, kind: Claim, amount: Decimal, *, at: datetime, by: User, reason: str = ""
) -> AccountEntry:
    """Add to what the customer owes for a payment; a negative amount lowers it."""
    return AccountEntry.objects.create(
        customer=payment.order.customer,
        currency=payment.order.currency,
        kind=kind,
        amount=amount,
        order=payment.order,
        payment=payment,
        reason=reason,
        at=at,
        by=by,
    )


def credit(
    order: Order,
    kind: CreditKind,
    amount: Decimal,
    *,
    at: datetime,
    by: User,
    payment: Payment | None = None,
    reason: str = "",
) -> CreditEntry:
    """Add to the customer's credit for an order, or take from it; his row is locked first."""
    lock_customer(order.customer)
    return CreditEntry.objects.create(
        customer=order.customer,
        currency=order.currency,
        kind=kind,
        amount=amount,
        order=order,
        payment=payment,
        reason=reason,
        at=at,
        by=by,
    )
