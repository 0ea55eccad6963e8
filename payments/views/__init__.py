"""The pages of payments: the summary, and what is done in it."""

from payments.views.summary import complete, remove_payment, submit, summary, take_payment

__all__ = ["complete", "remove_payment", "submit", "summary", "take_payment"]
