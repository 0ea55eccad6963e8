"""The ways to pay in the demo, who may pay on account, and who has a credit."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import uuid4

from callcenter.models import CallCenter, User
from catalog.models import CustomerTerms
from customers.models import Customer
from front.demo.words import named
from payments.models import Function, OfferedMethod, PaymentMethod
from payments.operations import adjust_credit

# code, name, name in French, function
METHODS = [
    ("CASH", "Cash", "Espèces", Function.CASH),
    ("CARD", "Card", "Carte", Function.CARD_TERMINAL),
    ("CHECK", "Check", "Chèque", Function.CHECK),
    ("CHECK_TO_COME", "Check to come", "Chèque à venir", Function.CHECK_TO_COME),
    ("ON_ACCOUNT", "On account", "En compte", Function.ON_ACCOUNT),
    ("CREDIT", "Customer credit", "Avoir client", Function.CREDIT),
    ("GIFT_CARD", "Gift card", "Carte-cadeau", Function.GIFT_CARD),
]
CHECKS_WAIT_ABOVE = Decimal(500)

# account, credit limit, currency
LIMITS = [("2006", 2000, "USD"), ("2038", 1500, "EUR")]
# account, credit, currency
CREDITS = [("2003", 25, "USD"), ("2034", 25, "EUR")]


def load_payment_methods(call_centers: list[CallCenter]) -> None:
    for position, (code, name, name_fr, function) in enumerate(METHODS, start=1):
        method = PaymentMethod.objects.create(code=code, **named(name, name_fr), function=function)
        is_check = function in {Function.CHECK, Function.CHECK_TO_COME}
        for call_center in call_centers:
            OfferedMethod.objects.create(
                call_center=call_center,
                method=method,
                position=position * 10,
                waits_above=CHECKS_WAIT_ABOVE if is_check else None,  # type: ignore[misc]
            )


def load_accounts(*, at: datetime) -> None:
    for account, amount, currency in LIMITS:
        CustomerTerms.objects.create(
            customer=Customer.objects.get(account_number=account),
            credit_limit=Decimal(amount),
            credit_currency=currency,
        )
    for account, amount, currency in CREDITS:
        adjust_credit(
            Customer.objects.get(account_number=account),
            currency=currency,
            amount=Decimal(amount),
            reason="A parcel came late.",
            key=uuid4(),
            at=at,
            by=User.objects.get(username="admin"),
        )
