"""Addresses of a customer: added, corrected, made the default."""

from __future__ import annotations

from dataclasses import asdict, astuple, dataclass
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from customers import errors
from customers.models import Address, Customer
from customers.operations.defaults import make_default, move_default
from customers.operations.marks import Marked
from customers.places.postal import form_of


@dataclass(frozen=True, kw_only=True)
class WhereTo(Marked):
    """Where a customer lives, or has things sent."""

    recipient: str = ""
    street: str
    street_2: str = ""
    postcode: str = ""
    city: str = ""
    state: str = ""
    country: str


@transaction.atomic
def add_address(account: str, where: WhereTo, *, is_default: bool, key: UUID, by: User) -> Address:
    """Add an address; the first one is the default. Raises NoStreet, NoTown."""
    customer = Customer.objects.locked().get_by_account(account)
    said = [account, where, is_default]
    if earlier := Once.earlier(key, verb="add_address", by=by, said=said):
        return Address.objects.one_of(customer, int(earlier))
    require_whole(street=where.street, city=where.city, country=where.country)
    address = customer.addresses.create(**asdict(where))
    if is_default or not customer.addresses.filter(is_default=True).exists():
        make_default(address, among=customer.addresses.all())
    Once.keep(key, verb="add_address", by=by, said=said, answer=address.pk)
    return address


@transaction.atomic
def change_address(
    account: str, pk: int, where: WhereTo, *, is_default: bool, shown: str, default_seen: int | None
) -> Address:
    """Correct an address. A default stays one until another takes its place.

    ``shown`` is the mark of what the page showed. Raises NoStreet, NoTown, and AddressChanged or
    AnotherDefault where somebody else was faster.
    """
    customer = Customer.objects.locked().get_by_account(account)
    address = Address.objects.one_of(customer, pk)
    require_whole(street=where.street, city=where.city, country=where.country)
    now = WhereTo.of(address)
    if where != now:
        if now.mark != shown:
            raise errors.AddressChanged(now=", ".join(filter(None, astuple(now))))
        where.store(address)
    if is_default:
        move_default(address, among=customer.addresses.all(), seen=default_seen)
    return address


@transaction.atomic
def set_default_address(account: str, pk: int, *, default_seen: int | None) -> Address:
    """Make an address the one that new orders go to. Raises AnotherDefault."""
    customer = Customer.objects.locked().get_by_account(account)
    address = Address.objects.one_of(customer, pk)
    move_default(address, among=customer.addresses.all(), seen=default_seen)
    return address


def require_whole(*, street: str, city: str, country: str) -> None:
    if not street:
        raise errors.NoStreet
    if not city and "city" in form_of(country).required:
        raise errors.NoTown
