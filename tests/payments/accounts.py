"""What customers owe and have, for tests: a credit limit, a credit, an order on account."""

from decimal import Decimal
from uuid import uuid4

from catalog.models import CustomerTerms
from orders.questions.account import above_limit_of
from payments import operations
from payments.models import AccountEntry, Claim, CreditEntry
from tests.factories import NOW, UserFactory, offer
from tests.orders.drafts import draft, fresh, pay, submit, supervisor_of


def limit(customer, amount, currency="USD"):
    return CustomerTerms.objects.create(
        customer=customer, credit_limit=Decimal(amount), credit_currency=currency
    )


def give_credit(customer, amount, currency="USD"):
    return operations.adjust_credit(
        customer, currency=currency, amount=Decimal(amount), reason="Goodwill", key=uuid4(),
        at=NOW, by=UserFactory.create(),
    )  # fmt: skip


def adjust(customer, amount, *, kind=Claim.SETTLED, currency="USD", reason="Transfer"):
    return operations.adjust_account(
        customer, currency=currency, kind=kind, amount=Decimal(amount), reason=reason, key=uuid4(),
        at=NOW, by=UserFactory.create(),
    )  # fmt: skip


def settle(how, order, *, note, by=None, key=None, shown=None):
    """Write off, collect later, credit or release what a page of this order shows."""
    if shown is None:
        is_release = how is operations.release_credit
        shown = above_limit_of(order) if is_release else order.surplus or order.due
    return how(
        order.number, version=order.version, shown=shown, note=note, key=key or uuid4(), at=NOW,
        by=by or supervisor_of(order.call_center),
    )  # fmt: skip


def on_the_page(order, note, *, shown=None):
    """What the form on the page of payments sends for it."""
    shown = order.surplus or order.due if shown is None else shown
    return {"note": note, "version": order.version, "shown": shown, "key": uuid4()}


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
