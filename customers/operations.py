"""What an agent can do with a customer's data. The row history names who did it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from callcenter.models import Once, User
from callcenter.sql.turns import wait_for_turn
from customers import errors
from customers.models import Address, ContactPoint, Customer, Kind, Reach
from customers.places.postal import form_of
from customers.places.telephone import normalise


@transaction.atomic
def new_customer(
    *,
    kind: str,
    first_name: str,
    last_name: str,
    organisation: str,
    telephone: str,
    email: str,
    street: str,
    street_2: str,
    postcode: str,
    city: str,
    state: str,
    country: str,
    key: UUID,
    by: User,
) -> Customer:
    """Open an account for a caller, with telephone, e-mail and address as far as they are known.

    A telephone number without its country is one of the address's country.
    Raises NoLastName, NoOrganisation, NotATelephone, NoStreet, NoTown.
    """
    said = [kind, first_name, last_name, organisation, telephone, email, street, street_2]
    said += [postcode, city, state, country]
    wait_for_turn(f"user {by.pk}")
    if earlier := Once.earlier(key, verb="new_customer", by=by, said=said):
        return Customer.objects.get_by_account(earlier)
    _require_name(kind, last_name=last_name, organisation=organisation)
    number = normalise(telephone, country)
    is_somewhere = any([street, street_2, postcode, city, state])
    if is_somewhere:
        _require_whole(street=street, city=city, country=country)
    customer = Customer.objects.create(
        kind=kind, first_name=first_name, last_name=last_name, organisation=organisation
    )
    reached = {Reach.TELEPHONE: number, Reach.EMAIL: email}
    for reach, value in reached.items():
        if value:
            customer.contact_points.create(reach=reach, value=value, is_default=True)
    if is_somewhere:
        customer.addresses.create(
            street=street,
            street_2=street_2,
            postcode=postcode,
            city=city,
            state=state,
            country=country,
            is_default=True,
        )
    Once.keep(key, verb="new_customer", by=by, said=said, answer=customer.account_number)
    return customer


@transaction.atomic
def add_address(
    account: str,
    *,
    recipient: str,
    street: str,
    street_2: str,
    postcode: str,
    city: str,
    state: str,
    country: str,
    is_default: bool,
    key: UUID,
    by: User,
) -> Address:
    """Add an address; the first one is the default. Raises NoStreet, NoTown."""
    customer = Customer.objects.locked().get_by_account(account)
    said = [account, recipient, street, street_2, postcode, city, state, country, is_default]
    if earlier := Once.earlier(key, verb="add_address", by=by, said=said):
        return Address.objects.one_of(customer, int(earlier))
    _require_whole(street=street, city=city, country=country)
    address = customer.addresses.create(
        recipient=recipient,
        street=street,
        street_2=street_2,
        postcode=postcode,
        city=city,
        state=state,
        country=country,
    )
    if is_default or not customer.addresses.filter(is_default=True).exists():
        _make_default(address, among=customer.addresses.all())
    Once.keep(key, verb="add_address", by=by, said=said, answer=address.pk)
    return address


@transaction.atomic
def change_address(
    account: str,
    pk: int,
    *,
    recipient: str,
    street: str,
    street_2: str,
    postcode: str,
    city: str,
    state: str,
    country: str,
    is_default: bool,
) -> Address:
    """Correct an address. A default stays one until another takes its place."""
    customer = Customer.objects.locked().get_by_account(account)
    address = Address.objects.one_of(customer, pk)
    _require_whole(street=street, city=city, country=country)
    address.recipient, address.street, address.street_2 = recipient, street, street_2
    address.postcode, address.city, address.state = postcode, city, state
    address.country = country
    address.save(
        update_fields=["recipient", "street", "street_2", "postcode", "city", "state", "country"]
    )
    if is_default:
        _make_default(address, among=customer.addresses.all())
    return address


@transaction.atomic
def set_default_address(account: str, pk: int) -> Address:
    """Make an address the one that new orders go to."""
    customer = Customer.objects.locked().get_by_account(account)
    address = Address.objects.one_of(customer, pk)
    _make_default(address, among=customer.addresses.all())
    return address


@transaction.atomic
def add_contact_point(
    account: str, *, reach: str, value: str, is_default: bool, region: str, key: UUID, by: User
) -> ContactPoint:
    """Add a telephone number or e-mail address; the first of its kind is the default.

    Raises NotATelephone, AlreadyThere.
    """
    customer = Customer.objects.locked().get_by_account(account)
    said = [account, reach, value, is_default]
    if earlier := Once.earlier(key, verb="add_contact_point", by=by, said=said):
        return ContactPoint.objects.one_of(customer, int(earlier))
    same_kind = customer.contact_points.filter(reach=reach)
    stored = _as_stored(reach, value, region)
    if same_kind.filter(value=stored).exists():
        raise errors.AlreadyThere(value=value)
    point = customer.contact_points.create(reach=reach, value=stored)
    if is_default or not same_kind.filter(is_default=True).exists():
        _make_default(point, among=same_kind)
    Once.keep(key, verb="add_contact_point", by=by, said=said, answer=point.pk)
    return point


@transaction.atomic
def change_contact_point(
    account: str, pk: int, *, value: str, is_default: bool, region: str
) -> ContactPoint:
    """Correct a telephone number or e-mail address. Raises NotATelephone, AlreadyThere."""
    customer = Customer.objects.locked().get_by_account(account)
    point = ContactPoint.objects.one_of(customer, pk)
    same_kind = customer.contact_points.filter(reach=point.reach)
    stored = _as_stored(point.reach, value, region)
    if same_kind.filter(value=stored).exclude(pk=pk).exists():
        raise errors.AlreadyThere(value=value)
    point.value = stored
    point.save(update_fields=["value"])
    if is_default:
        _make_default(point, among=same_kind)
    return point


@transaction.atomic
def set_default_contact_point(account: str, pk: int) -> ContactPoint:
    """Make a telephone number or e-mail address the first one of its kind."""
    customer = Customer.objects.locked().get_by_account(account)
    point = ContactPoint.objects.one_of(customer, pk)
    _make_default(point, among=customer.contact_points.filter(reach=point.reach))
    return point


def _require_name(kind: str, *, last_name: str, organisation: str) -> None:
    if kind == Kind.PERSON and not last_name:
        raise errors.NoLastName
    if kind == Kind.ORGANISATION and not organisation:
        raise errors.NoOrganisation


def _require_whole(*, street: str, city: str, country: str) -> None:
    if not street:
        raise errors.NoStreet
    if not city and "city" in form_of(country).required:
        raise errors.NoTown


def _as_stored(reach: str, value: str, region: str) -> str:
    if reach == Reach.EMAIL:
        return value
    try:
        return normalise(value, region)
    except errors.NotATelephone as refusal:
        raise errors.NotThisTelephone(**refusal.facts) from None


def _make_default[Row: (Address, ContactPoint)](row: Row, *, among: QuerySet[Row]) -> None:
    """Move the mark of the default to this row; there is one at most at any moment."""
    among.filter(is_default=True).exclude(pk=row.pk).update(is_default=False)
    row.is_default = True
    row.save(update_fields=["is_default"])
