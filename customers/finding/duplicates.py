"""Who may be the new customer already: by telephone, by e-mail, by name and postcode, each by an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from customers.models import Address, ContactPoint, Customer, Kind
from customers.places.telephone import normalised_or_empty

MOST_SHOWN = 3
MOST_READ = 20  # of one reason; nobody shares a number with more
MOST_NEIGHBOURS = (
    200  # of one postcode whose name begins so; those with a misspelt name are among them
)

TELEPHONE, EMAIL = _("same telephone number"), _("same e-mail address")
NAME, NEAR_NAME = _("same name and postcode"), _("nearly the same name, same postcode")
WEIGHT: dict[Any, int] = {TELEPHONE: 4, EMAIL: 4, NAME: 3, NEAR_NAME: 2}


@dataclass(frozen=True, kw_only=True)
class Likely:
    """A customer who may be the caller, and why."""

    customer: Customer
    reasons: tuple[Any, ...]

    @property
    def choice(self) -> str:
        """What the button of its row says when it is chosen."""
        return f"customer/{self.customer.account_number}"

    @property
    def place(self) -> str:
        address = next(iter(self.customer.addresses.all()), None)
        return str(address) if address else ""


def likely_duplicates(typed: dict[str, str], *, region: str) -> list[Likely]:
    """Return the three likeliest, best first, in a fixed number of queries at most.

    ``typed`` holds the fields of a new customer, as far as they are filled in. More
    reasons count more; among equals the one opened last comes first.
    """
    typed = {name: text.replace("\x00", "") for name, text in typed.items()}
    reasons: dict[int, list[Any]] = defaultdict(list)
    found: dict[int, Customer] = {}
    for reason, customer in _matches(typed, region=region):
        found[customer.pk] = customer
        if reason not in reasons[customer.pk]:
            reasons[customer.pk].append(reason)
    weights = {pk: sum(WEIGHT[reason] for reason in own) for pk, own in reasons.items()}
    best = sorted(found, key=lambda pk: (-weights[pk], -pk))[:MOST_SHOWN]
    loaded = Customer.objects.prefetch_related(
        Prefetch("addresses", Address.objects.filter(is_default=True))
    ).in_bulk(best)
    return [Likely(customer=loaded[pk], reasons=tuple(reasons[pk])) for pk in best]


def _matches(typed: dict[str, str], *, region: str) -> Iterator[tuple[Any, Customer]]:
    points = ContactPoint.objects.all()
    if number := normalised_or_empty(typed.get("telephone", ""), typed.get("country") or region):
        for customer in Customer.objects.reached_at(points.ending_in(number), limit=MOST_READ):
            yield TELEPHONE, customer
    if "@" in (email := typed.get("email", "").strip()):
        for customer in Customer.objects.reached_at(points.at_address(email), limit=MOST_READ):
            yield EMAIL, customer
    yield from _neighbours(typed)


def _neighbours(typed: dict[str, str]) -> Iterator[tuple[Any, Customer]]:
    """Give those of the same postcode whose name is the same, or one slip away."""
    is_organisation = typed.get("kind") == Kind.ORGANISATION
    last = typed.get("organisation" if is_organisation else "last_name", "").strip()
    first = "" if is_organisation else typed.get("first_name", "").strip()
    postcode = typed.get("postcode", "").strip()
    if not any(map(str.isalnum, last)) or not postcode:
        return
    there = Customer.objects.living_at(Address.objects.at_postcode(postcode))
    for customer in there.begun_like(last=last, first=first)[:MOST_NEIGHBOURS]:
        own, theirs = spaced(customer.last_key), spaced(vars(customer)["typed_last"])
        first_names = spaced(customer.first_key), spaced(vars(customer)["typed_first"])
        if is_near(own, theirs) and is_same_person(*first_names):
            yield (NAME if own == theirs else NEAR_NAME), customer


def spaced(key: str) -> str:
    """Return a key with one space between its words."""
    return " ".join(key.split())


def is_same_person(one: str, other: str) -> bool:
    """Tell whether two first names may be one person's: an initial, a part, one slip, or not said."""
    if not one or not other or one.startswith(other) or other.startswith(one):
        return True
    return is_near(one, other)


def is_near(one: str, other: str) -> bool:
    """Tell whether two words are the same, or one letter more, less, another, or two exchanged."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 4:
        return False  # among short names one letter makes another name
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True  # one letter more at the end
    rest, others = one[start:], other[start:]
    return (
        rest[1:] == others[1:]
        or rest[1:] == others
        or rest == others[1:]
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )
