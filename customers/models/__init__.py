"""Who calls: accounts, addresses, contact points."""

from customers.models.contacts import Address, ContactPoint, Reach
from customers.models.customer import ACCOUNT_NUMBERS, Customer, CustomerGroup, Kind

__all__ = [
    "ACCOUNT_NUMBERS",
    "Address",
    "ContactPoint",
    "Customer",
    "CustomerGroup",
    "Kind",
    "Reach",
]
