"""The pages of payments: the summary, what is done in it, and the closing of the day."""

from payments.views.closing import count_takings, journal, takings
from payments.views.summary import complete, remove_payment, submit, summary, take_payment

__all__ = [
    "complete",
    "count_takings",
    "journal",
    "remove_payment",
    "submit",
    "summary",
    "take_payment",
    "takings",
]
