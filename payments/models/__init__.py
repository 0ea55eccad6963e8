"""How an order is paid: methods, payments, and the ledgers of what happened."""

from payments.models.accounts import AccountEntry, Claim, CreditEntry, CreditKind
from payments.models.balance import Release, Released
from payments.models.closing import TakingsCount
from payments.models.figures import Figures, figures_of_payment
from payments.models.gift_cards import CardEntryKind, GiftCard, GiftCardEntry
from payments.models.ledger import Happened, Payment, PaymentEvent
from payments.models.methods import OfferedMethod, PaymentMethod
from payments.models.providers import Asked, ProviderRequest, StoredToken
from payments.models.refunds import Refund, RefundLimit
from payments.models.ways import KEPT, NOTHING_MORE, Details, Function

__all__ = [
    "KEPT",
    "NOTHING_MORE",
    "AccountEntry",
    "Asked",
    "CardEntryKind",
    "Claim",
    "CreditEntry",
    "CreditKind",
    "Details",
    "Figures",
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
    "figures_of_payment",
]
