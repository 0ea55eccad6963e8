"""What customers owe and have, for tests: a credit limit, a credit, an order on account."""

from decimal import Decimal

from catalog.models import CustomerTerms
from payments import operations
from payments.models import AccountEntry, Claim, CreditEntry
from tests.factories import NOW, UserFactory, offer
from tests.orders.drafts import draft, fresh, pay, submit


def limit(customer, amount, currency="USD"):
    return CustomerTerms.objects.create(
        customer=customer, credit_limit=Decimal(amount), credit_currency=currency
    )


def give_credit(customer, amount, currency="USD"):
    return operations.adjust_credit(
        customer, currency=currency, amount=Decimal(amount), reason="Goodwill", at=NOW,
        by=UserFactory.create(),
    )  # fmt: skip


def adjust(customer, amount, *, kind=Claim.SETTLED, currency="USD", reason="Transfer"):
    return operations.adjust_account(
        customer, currency=currency, kind=kind, amount=Decimal(amount), reason=reason, at=NOW,
        by=UserFactory.create(),
    )  # fmt: skip


def owed(customer, currency="USD"):
    return AccountEntry.objects.of(customer, currency=currency).balance()


def credit_left(customer, currency="USD"):
    return CreditEntry.objects.of(customer, currency=currency).balance()


def on_account(total, *, limit_of=None, submitted=True, **about):
    """An order of one line, all of it on account."""
    order = draft(total, **about)
    if limit_of is not None:
        limit(order.customer, limit_of)
    if not order.call_center.offered_methods.filter(method__code="ON_ACCOUNT").exists():
        offer("on_account", call_center=order.call_center)
    pay(order, method="ON_ACCOUNT")
    if submitted:
        submit(order)
    return fresh(order)


def happenings(order):
    """What the ledger says, first things first."""
    return list(order.payment_events.order_by("pk").values_list("kind", "amount"))
