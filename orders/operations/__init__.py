"""What an agent can do with an order: one verb each."""

from orders.operations.entry import add_line, change_line, delete_line
from orders.operations.header import (
    change_contact,
    change_details,
    deliver_to,
    set_mode,
    set_source_code,
)
from orders.operations.life import cancel_order, complete, keep_order, leave_order, new_order

__all__ = [
    "add_line",
    "cancel_order",
    "change_contact",
    "change_details",
    "change_line",
    "complete",
    "delete_line",
    "deliver_to",
    "keep_order",
    "leave_order",
    "new_order",
    "set_mode",
    "set_source_code",
]
