"""Telephone numbers and e-mail addresses of a customer: added, corrected, made the default."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from customers import errors
from customers.models import ContactPoint, Customer, Reach
from customers.operations.defaults import make_default, move_default
from customers.operations.marks import Marked
from customers.places.telephone import normalise


@dataclass(frozen=True, kw_only=True)
class Reached(Marked):
    """A telephone number as it is stored, or an e-mail address."""

    value: str


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
        make_default(point, among=same_kind)
    Once.keep(key, verb="add_contact_point", by=by, said=said, answer=point.pk)
    return point


@transaction.atomic
def change_contact_point(
    account: str,
    pk: int,
    *,
    value: str,
    is_default: bool,
    region: str,
    shown: str,
    default_seen: int | None,
) -> ContactPoint:
    """Correct a telephone number or e-mail address.

    ``shown`` is the mark of what the page showed. Raises NotATelephone, AlreadyThere, and
    ContactPointChanged or AnotherDefault where somebody else was faster.
    """
    customer = Customer.objects.locked().get_by_account(account)
    point = ContactPoint.objects.one_of(customer, pk)
    same_kind = customer.contact_points.filter(reach=point.reach)
    stored, now = Reached(value=_as_stored(point.reach, value, region)), Reached.of(point)
    if same_kind.filter(value=stored.value).exclude(pk=pk).exists():
        raise errors.AlreadyThere(value=value)
    if stored != now:
        if now.mark != shown:
            raise errors.ContactPointChanged(now=point)
        stored.store(point)
    if is_default:
        move_default(point, among=same_kind, seen=default_seen)
    return point


@transaction.atomic
def set_default_contact_point(account: str, pk: int, *, default_seen: int | None) -> ContactPoint:
    """Make a telephone number or e-mail address the first one of its kind. Raises AnotherDefault."""
    customer = Customer.objects.locked().get_by_account(account)
    point = ContactPoint.objects.one_of(customer, pk)
    same_kind = customer.contact_points.filter(reach=point.reach)
    move_default(point, among=same_kind, seen=default_seen)
    return point


def _as_stored(reach: str, value: str, region: str) -> str:
    if reach == Reach.EMAIL:
        return value
    try:
        return normalise(value, region)
    except errors.NotATelephone as refusal:
        raise errors.NotThisTelephone(**refusal.facts) from None
