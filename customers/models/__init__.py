"""Who calls: accounts, addresses, contact points."""

from customers.models.contacts import Address, ContactPoint, Reach
from customers.models.customer import ACCOUNT_NUMBERS, Customer, CustomerGroup, Kind
from customers.models.words import NameWord

__all__ = [
    "ACCOUNT_NUMBERS",
    "Address",
    "ContactPoint",
    "Customer",
    "CustomerGroup",
    "Kind",
    "NameWord",
    "Reach",
]
