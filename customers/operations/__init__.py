"""What an agent can do with a customer's data. The row history names who did it."""

from customers.operations.addresses import (
    WhereTo,
    add_address,
    change_address,
    set_default_address,
)
from customers.operations.contact_points import (
    Reached,
    add_contact_point,
    change_contact_point,
    set_default_contact_point,
)
from customers.operations.customers import NewCustomer, WhoCalls, change_customer, new_customer

__all__ = [
    "NewCustomer",
    "Reached",
    "WhereTo",
    "WhoCalls",
    "add_address",
    "add_contact_point",
    "change_address",
    "change_contact_point",
    "change_customer",
    "new_customer",
    "set_default_address",
    "set_default_contact_point",
]
