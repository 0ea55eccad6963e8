"""How an order is paid: methods, payments, and the ledgers of what happened."""

from payments.models.account import AccountEntry, Claim, CreditEntry, CreditKind
from payments.models.count import TakingsCount
from payments.models.ledger import Happened, Payment, PaymentEvent
from payments.models.method import Function, OfferedMethod, PaymentMethod
from payments.models.release import Release, Released

__all__ = [
    "AccountEntry",
    "Claim",
    "CreditEntry",
    "CreditKind",
    "Function",
    "Happened",
    "OfferedMethod",
    "Payment",
    "PaymentEvent",
    "PaymentMethod",
    "Release",
    "Released",
    "TakingsCount",
]
