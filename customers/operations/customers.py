"""Accounts: opened for a caller, and kept right."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from callcenter.sql.turns import wait_for_turn
from customers import errors
from customers.models import Called, Customer, Kind, Reach
from customers.operations.addresses import require_whole
from customers.operations.marks import Marked
from customers.places.parts import POSTAL, parts_of
from customers.places.telephone import normalise


@dataclass(frozen=True, kw_only=True)
class WhoCalls(Called, Marked):
    """What a customer is called, and in which language he is written to; empty is the call center's."""

    language: str = ""


@dataclass(frozen=True, kw_only=True)
class NewCustomer(Called):
    """What is known of somebody who calls for the first time; a telephone is as it was typed."""

    telephone: str
    email: str = ""
    street: str = ""
    street_2: str = ""
    postcode: str = ""
    city: str = ""
    state: str = ""
    country: str

    @property
    def address(self) -> dict[str, str]:
        """The parts of the address; nothing but a country is none."""
        return parts_of(self) if any(getattr(self, name) for name in POSTAL) else {}


@transaction.atomic
def new_customer(new: NewCustomer, *, key: UUID, by: User) -> Customer:
    """Open an account for a caller, with telephone, e-mail and address as far as they are known.

    A telephone number without its country is one of the address's country.
    Raises NoLastName, NoOrganisation, NotATelephone, NoStreet, NoTown.
    """
    wait_for_turn(f"user {by.pk}")
    if earlier := Once.earlier(key, verb="new_customer", by=by, said=astuple(new)):
        return Customer.objects.get_by_account(earlier)
    _require_name(new)
    number = normalise(new.telephone, new.country)
    if new.address:
        require_whole(street=new.street, city=new.city, country=new.country)
    customer = Customer.objects.create(**new.called)
    for reach, value in {Reach.TELEPHONE: number, Reach.EMAIL: new.email}.items():
        if value:
            customer.contact_points.create(reach=reach, value=value, is_default=True)
    if new.address:
        customer.addresses.create(**new.address, is_default=True)
    Once.keep(key, verb="new_customer", by=by, said=astuple(new), answer=customer.account_number)
    return customer


@transaction.atomic
def change_customer(account: str, who: WhoCalls, *, shown: str) -> Customer:
    """Correct what a customer is called, and his language.

    ``shown`` is the mark of what the page showed. Raises NoLastName, NoOrganisation, and
    ChangedMeanwhile where somebody else was faster.
    """
    customer = Customer.objects.locked().get_by_account(account)
    _require_name(who)
    now = WhoCalls.of(customer)
    if now == who:
        return customer
    if now.mark != shown:
        raise errors.ChangedMeanwhile(now=customer.name)
    who.store(customer)
    return customer


def _require_name(who: Called) -> None:
    if who.kind == Kind.PERSON and not who.last_name:
        raise errors.NoLastName
    if who.kind == Kind.ORGANISATION and not who.organisation:
        raise errors.NoOrganisation
