"""Rows of what was paid, owed and given back, for the admin's pages."""

from decimal import Decimal
from uuid import uuid4

from payments import operations
from payments.models import (
    Claim,
    GiftCard,
    Happened,
    Payment,
    PaymentEvent,
    ProviderRequest,
    Refund,
    Release,
    Released,
    StoredToken,
    TakingsCount,
)
from tests import factories
from tests.factories import NOW


def account_entry():
    return operations.adjust_account(
        factories.CustomerFactory.create(), currency="USD", kind=Claim.SETTLED,
        amount=Decimal(20), reason="Transfer", key=uuid4(), at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


def credit_entry():
    return operations.adjust_credit(
        factories.CustomerFactory.create(), currency="USD",
        amount=Decimal(20), reason="Goodwill", key=uuid4(), at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


def release():
    return Release.objects.create(
        order=factories.OrderFactory.create(), kind=Released.COLLECT_LATER, amount=20,
        note="Pays on Friday", at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


def takings_count():
    return TakingsCount.objects.create(
        call_center=factories.home(), day=NOW.date(), method=factories.PaymentMethodFactory.create(),
        agent=factories.UserFactory.create(), recorded="10.00", counted="10.00", at=NOW,
        by=factories.UserFactory.create(),
    )  # fmt: skip


def gift_card():
    line = factories.OrderLineFactory.create()
    return GiftCard.objects.create(
        line=line, number_hash=uuid4().hex, pin_hash="", last_four="G6H7", currency="USD",
        value="50.00", balance="50.00", issued_at=NOW, issued_by=factories.UserFactory.create(),
    )  # fmt: skip


def stored_token():
    return StoredToken.objects.create(
        customer=factories.CustomerFactory.create(),
        method=factories.PaymentMethodFactory.create(),
        token=uuid4().hex,
        brand="Visa",
        last_four="4242",
    )


def provider_request():
    paid = payment(factories.OrderFactory.create())
    return ProviderRequest.objects.create(
        payment=paid, key=uuid4(), asks="authorise", amount="10.00", at=NOW, by=paid.by
    )


def refund():
    paid = payment(factories.OrderFactory.create())
    return Refund.objects.create(
        order=paid.order,
        number=1,
        payment=paid,
        amount=Decimal(5),
        reason=factories.ReasonCodeFactory.create(),
        at=NOW,
        by=factories.UserFactory.create(),
    )


def payment(order):
    paid = Payment.objects.create(
        order=order,
        number=order.payments.count() + 1,
        method=factories.PaymentMethodFactory.create(),
        amount="10.00",
        taken_date=NOW.date(),
        at=NOW,
        by=factories.UserFactory.create(),
    )
    payment_event(paid)
    return paid


def payment_event(paid):
    return PaymentEvent.objects.create(
        order=paid.order, payment=paid, kind=Happened.AUTHORISED, amount="10.00", at=NOW, by=paid.by
    )
