"""How an order is paid: methods, payments, and the ledger of what happened to them."""

from payments.models.ledger import Happened, Payment, PaymentEvent
from payments.models.method import Function, OfferedMethod, PaymentMethod

__all__ = [
    "Function",
    "Happened",
    "OfferedMethod",
    "Payment",
    "PaymentEvent",
    "PaymentMethod",
]
