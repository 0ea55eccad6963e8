"""What an agent can do with money: take a payment, remove it, submit the order."""

from payments.operations.payment import remove_payment, take_payment
from payments.operations.submission import submit
from payments.ways import Details

__all__ = ["Details", "remove_payment", "submit", "take_payment"]
