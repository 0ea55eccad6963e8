"""What an agent can do with an order: one verb each."""

from orders.operations.amending import amend_order, discard_changes, unlock_line
from orders.operations.approvals import (
    grant_approval,
    refuse_approval,
    request_approval,
    withdraw_request,
)
from orders.operations.blocked import check_out, give_back
from orders.operations.by_hand import (
    discount_line,
    discount_order,
    put_back,
    set_charge,
    set_price,
)
from orders.operations.coupons import add_coupon, remove_coupon
from orders.operations.delivery import (
    deliver_line_to,
    expedite,
    expedite_line,
    set_line_mode,
    set_line_store,
    set_mode,
    set_store,
)
from orders.operations.exporting import (
    export_released,
    note_written,
)
from orders.operations.header import change_contact, change_details, deliver_to
from orders.operations.holds import clear_and_amend, clear_hold, place_hold
from orders.operations.letters import send_letter_again
from orders.operations.lines import add_line, change_line, delete_line, join_line, restore_line
from orders.operations.orders import cancel_order, complete, keep_order, leave_order, new_order
from orders.operations.shipping import recall_order
from orders.operations.sources import set_line_source_code, set_source_code
from orders.operations.taking_up import TakenUp, take_up_again
from orders.under_lock.by_hand import Wish
from orders.under_lock.shipping import Parcel

__all__ = [
    "Parcel",
    "TakenUp",
    "Wish",
    "add_coupon",
    "add_line",
    "amend_order",
    "cancel_order",
    "change_contact",
    "change_details",
    "change_line",
    "check_out",
    "clear_and_amend",
    "clear_hold",
    "complete",
    "delete_line",
    "deliver_line_to",
    "deliver_to",
    "discard_changes",
    "discount_line",
    "discount_order",
    "expedite",
    "expedite_line",
    "export_released",
    "give_back",
    "grant_approval",
    "join_line",
    "keep_order",
    "leave_order",
    "new_order",
    "note_written",
    "place_hold",
    "put_back",
    "recall_order",
    "refuse_approval",
    "remove_coupon",
    "request_approval",
    "restore_line",
    "send_letter_again",
    "set_charge",
    "set_line_mode",
    "set_line_source_code",
    "set_line_store",
    "set_mode",
    "set_price",
    "set_source_code",
    "set_store",
    "take_up_again",
    "unlock_line",
    "withdraw_request",
]
