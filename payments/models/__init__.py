"""How an order is paid: methods, payments, and the ledgers of what happened."""

from payments.models.account import AccountEntry, Claim, CreditEntry, CreditKind
from payments.models.count import TakingsCount
from payments.models.gift_card import CardEntryKind, GiftCard, GiftCardEntry
from payments.models.ledger import Happened, Payment, PaymentEvent
from payments.models.method import Function, OfferedMethod, PaymentMethod
from payments.models.provider import Asked, ProviderRequest, StoredToken
from payments.models.refund import Refund, RefundLimit
from payments.models.release import Release, Released

__all__ = [
    "AccountEntry",
    "Asked",
    "CardEntryKind",
    "Claim",
    "CreditEntry",
    "CreditKind",
    "Function",
    "GiftCard",
    "GiftCardEntry",
    "Happened",
    "OfferedMethod",
    "Payment",
    "PaymentEvent",
    "PaymentMethod",
    "ProviderRequest",
    "Refund",
    "RefundLimit",
    "Release",
    "Released",
    "StoredToken",
    "TakingsCount",
]
