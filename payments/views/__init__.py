"""The pages of payments: the summary, those of a submitted order, and the closing of the day."""

from payments.views.closing import count_takings, journal, takings
from payments.views.payments import (
    collect_later,
    credit_surplus,
    payments,
    receive_check,
    release_credit,
    return_payment,
    write_off_balance,
)
from payments.views.summary import complete, remove_payment, submit, summary, take_payment

__all__ = [
    "collect_later",
    "complete",
    "count_takings",
    "credit_surplus",
    "journal",
    "payments",
    "receive_check",
    "release_credit",
    "remove_payment",
    "return_payment",
    "submit",
    "summary",
    "take_payment",
    "takings",
    "write_off_balance",
]
