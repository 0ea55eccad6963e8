"""The pages of orders: the list, the desk, and what is done at it."""

from orders.views.coupons import add_coupon, remove_coupon
from orders.views.delivery import expedite, modes, set_mode, set_store
from orders.views.entry import add_line, change_line, delete_line, find_items
from orders.views.header import (
    change_contact,
    change_details,
    deliver_once,
    deliver_to,
)
from orders.views.life import cancel_order, keep_order, leave_order, new_order
from orders.views.pages import history, order, orders
from orders.views.sources import find_source_codes, set_line_source_code, set_source_code

__all__ = [
    "add_coupon",
    "add_line",
    "cancel_order",
    "change_contact",
    "change_details",
    "change_line",
    "delete_line",
    "deliver_once",
    "deliver_to",
    "expedite",
    "find_items",
    "find_source_codes",
    "history",
    "keep_order",
    "leave_order",
    "modes",
    "new_order",
    "order",
    "orders",
    "remove_coupon",
    "set_line_source_code",
    "set_mode",
    "set_source_code",
    "set_store",
]
