"""What an agent can do with money: take a payment, remove it, submit the order."""

from payments.operations.payment import Card, remove_payment, take_payment
from payments.operations.submission import submit

__all__ = ["Card", "remove_payment", "submit", "take_payment"]
