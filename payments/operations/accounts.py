"""What an admin enters by hand on a customer's account or credit, with the reason."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from callcenter.words.money import written
from customers.models import Customer
from orders.errors import ReasonMissing
from orders.models import Order, Status
from payments import errors
from payments.models import AccountEntry, Claim, CreditEntry, CreditKind
from payments.under_lock.securing import store_over_limit
from payments.ways.accounts import credit_of, lock_customer


@transaction.atomic
def adjust_account(
    customer: Customer,
    *,
    currency: str,
    kind: Claim,
    amount: Decimal,
    reason: str,
    key: UUID,
    at: datetime,
    by: User,
) -> AccountEntry:
    """Enter what the customer paid on his account (SETTLED, lowers it), or correct it (ADJUSTED).

    A negative amount lowers what he owes. Orders that waited for his credit
    limit are looked at again. Raises ReasonMissing, NothingToAdjust.
    """
    waiting = list(waiting_for_limit(customer, currency=currency))
    lock_customer(customer)
    said = [customer.pk, currency, kind, amount, reason]
    if earlier := Once.earlier(key, verb="adjust_account", by=by, said=said):
        return AccountEntry.objects.get(pk=int(earlier))
    require_reasonable(amount, reason)
    entry = AccountEntry.objects.create(
        customer=customer,
        currency=currency,
        kind=kind,
        amount=-abs(amount) if kind == Claim.SETTLED else amount,
        reason=reason,
        at=at,
        by=by,
    )
    for order in waiting:
        store_over_limit(order)
    Once.keep(key, verb="adjust_account", by=by, said=said, answer=entry.pk)
    return entry


@transaction.atomic
def adjust_credit(
    customer: Customer,
    *,
    currency: str,
    amount: Decimal,
    reason: str,
    key: UUID,
    at: datetime,
    by: User,
) -> CreditEntry:
    """Add to the customer's credit, or take from it, by hand.

    Raises NotEnoughCredit, ReasonMissing, NothingToAdjust.
    """
    lock_customer(customer)
    said = [customer.pk, currency, amount, reason]
    if earlier := Once.earlier(key, verb="adjust_credit", by=by, said=said):
        return CreditEntry.objects.get(pk=int(earlier))
    require_reasonable(amount, reason)
    left = credit_of(customer, currency=currency)
    if left + amount < 0:
        raise errors.NotEnoughCredit(customer=customer.name, credit=written(left, currency))
    entry = CreditEntry.objects.create(
        customer=customer,
        currency=currency,
        kind=CreditKind.ADJUSTED,
        amount=amount,
        reason=reason,
        at=at,
        by=by,
    )
    Once.keep(key, verb="adjust_credit", by=by, said=said, answer=entry.pk)
    return entry


def require_reasonable(amount: Decimal, reason: str) -> None:
    if not amount:
        raise errors.NothingToAdjust
    if not reason:
        raise ReasonMissing


def waiting_for_limit(customer: Customer, *, currency: str) -> list[Order]:
    """Lock the customer's orders that are above his limit, before his own row."""
    waiting = Order.objects.filter(
        customer=customer,
        currency=currency,
        over_limit_total__gt=0,
        status__in=[Status.SUBMITTED, Status.AMENDING],
    )
    locked = list(waiting.locked().order_by("pk").values_list("pk", flat=True))
    return list(Order.objects.filter(pk__in=locked).with_all_shown().order_by("pk"))
