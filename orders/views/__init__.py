"""The pages of orders: the list, the desk, and what is done at it."""

from orders.views.amending import amend_order, discard_changes, unlock_line
from orders.views.approvals import (
    approvals,
    grant_approval,
    refuse_approval,
    waiting,
    withdraw_request,
)
from orders.views.blocked import blocked, check_out, give_back
from orders.views.by_hand import discount_line, discount_order, put_back, set_charge, set_price
from orders.views.coupons import add_coupon, remove_coupon
from orders.views.delivery import (
    deliver_line_to,
    expedite,
    expedite_line,
    modes,
    set_line_mode,
    set_line_store,
    set_mode,
    set_store,
)
from orders.views.header import (
    change_contact,
    change_details,
    deliver_once,
    deliver_to,
)
from orders.views.holds import clear_hold, place_hold
from orders.views.letters import letter, letter_html, letters, send_letter_again
from orders.views.lines import (
    add_line,
    change_line,
    delete_line,
    find_items,
    join_line,
    line,
    restore_line,
)
from orders.views.lists import download_orders, orders
from orders.views.orders import cancel_order, keep_order, leave_order, new_order, take_up_again
from orders.views.pages import as_it_was, history, order, others
from orders.views.paper import confirmation, packing_slip
from orders.views.revisions import compare_revisions, revision
from orders.views.shipping import recall_order
from orders.views.sources import find_source_codes, set_line_source_code, set_source_code

__all__ = [
    "add_coupon",
    "add_line",
    "amend_order",
    "approvals",
    "as_it_was",
    "blocked",
    "cancel_order",
    "change_contact",
    "change_details",
    "change_line",
    "check_out",
    "clear_hold",
    "compare_revisions",
    "confirmation",
    "delete_line",
    "deliver_line_to",
    "deliver_once",
    "deliver_to",
    "discard_changes",
    "discount_line",
    "discount_order",
    "download_orders",
    "expedite",
    "expedite_line",
    "find_items",
    "find_source_codes",
    "give_back",
    "grant_approval",
    "history",
    "join_line",
    "keep_order",
    "leave_order",
    "letter",
    "letter_html",
    "letters",
    "line",
    "modes",
    "new_order",
    "order",
    "orders",
    "others",
    "packing_slip",
    "place_hold",
    "put_back",
    "recall_order",
    "refuse_approval",
    "remove_coupon",
    "restore_line",
    "revision",
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
    "waiting",
    "withdraw_request",
]
