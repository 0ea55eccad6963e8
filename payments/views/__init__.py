"""The pages of payments: the summary, those of a submitted order, refunds, and the closing of the day."""

from payments.views.clearing import clear_and_submit
from payments.views.closing import count_takings, journal, takings
from payments.views.gift_cards import (
    gift_card_balance,
    gift_cards,
    issue_gift_cards,
    void_gift_card,
)
from payments.views.payments import (
    collect_later,
    credit_surplus,
    payments,
    receive_check,
    release_credit,
    return_payment,
    write_off_balance,
)
from payments.views.redelivery import redeliver
from payments.views.refunds import (
    cancel_and_refund,
    cancel_lines,
    discard_and_refund,
    refund,
)
from payments.views.refunds_to_make import (
    drop_refund,
    grant_refund,
    make_refund,
    refunds,
    refuse_refund,
)
from payments.views.summary import complete, remove_payment, submit, summary, take_payment

__all__ = [
    "cancel_and_refund",
    "cancel_lines",
    "clear_and_submit",
    "collect_later",
    "complete",
    "count_takings",
    "credit_surplus",
    "discard_and_refund",
    "drop_refund",
    "gift_card_balance",
    "gift_cards",
    "grant_refund",
    "issue_gift_cards",
    "journal",
    "make_refund",
    "payments",
    "receive_check",
    "redeliver",
    "refund",
    "refunds",
    "refuse_refund",
    "release_credit",
    "remove_payment",
    "return_payment",
    "submit",
    "summary",
    "take_payment",
    "takings",
    "void_gift_card",
    "write_off_balance",
]
