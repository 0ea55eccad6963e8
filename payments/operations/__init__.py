"""What is done with money: payments taken and removed, the order submitted, what is wrong settled."""

from payments.operations.accounts import adjust_account, adjust_credit
from payments.operations.amending import discard_and_refund
from payments.operations.asking import ask_for_order
from payments.operations.balance import (
    collect_later,
    credit_surplus,
    release_credit,
    write_off_balance,
)
from payments.operations.cancelling import cancel_and_refund, cancel_lines
from payments.operations.checks import receive_check
from payments.operations.clearing import clear_and_submit
from payments.operations.closing import count_takings
from payments.operations.gift_cards import Issued, issue_gift_cards, void_gift_card
from payments.operations.payments import remove_payment, take_payment
from payments.operations.redelivery import redeliver
from payments.operations.refund_answers import (
    drop_refund,
    grant_refund,
    make_refund,
    refuse_refund,
)
from payments.operations.refunds import refund
from payments.operations.returning import return_payment
from payments.operations.shipping import ship
from payments.operations.submission import submit
from payments.ways import Details

__all__ = [
    "Details",
    "Issued",
    "adjust_account",
    "adjust_credit",
    "ask_for_order",
    "cancel_and_refund",
    "cancel_lines",
    "clear_and_submit",
    "collect_later",
    "count_takings",
    "credit_surplus",
    "discard_and_refund",
    "drop_refund",
    "grant_refund",
    "issue_gift_cards",
    "make_refund",
    "receive_check",
    "redeliver",
    "refund",
    "refuse_refund",
    "release_credit",
    "remove_payment",
    "return_payment",
    "ship",
    "submit",
    "take_payment",
    "void_gift_card",
    "write_off_balance",
]
