"""Who calls: accounts, addresses, contact points."""

from customers.models.contacts import Address, ContactPoint, Reach
from customers.models.customer import ACCOUNT_NUMBERS, NAMES, Called, Customer, CustomerGroup, Kind
from customers.models.words import NameWord

__all__ = [
    "ACCOUNT_NUMBERS",
    "NAMES",
    "Address",
    "Called",
    "ContactPoint",
    "Customer",
    "CustomerGroup",
    "Kind",
    "NameWord",
    "Reach",
]
