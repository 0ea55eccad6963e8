"""The hits of a customer search, best first, with what an agent compares before he picks one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from callcenter.sql.near import may_be_misspelt
from customers.finding.misspelt import are_known, readings, shared_out
from customers.finding.reading import default_addresses, telephones_of
from customers.finding.search import INSIDE_FROM, Typed, read
from customers.models import Address, ContactPoint, Customer, NameWord
from customers.models.readings import called_so
from customers.places.telephone import shown

MOST_HITS = 10
MOST_BY_WORDS = 3  # readings of a misspelt name that are looked for inside of names


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One customer of the list."""

    account: str
    name: str
    street: str
    postcode: str
    town: str
    telephone: str
    is_exact: bool  # the account or the whole telephone number was typed
    url: str

    @property
    def choice(self) -> str:
        """What the button of its row says when it is chosen."""
        return f"customer/{self.account}"


def find(text: str, *, region: str, limit: int = MOST_HITS) -> list[Hit]:
    """Find customers by account, telephone, e-mail or name, in a number of queries that does not grow."""
    typed = read(text, region=region)
    found: dict[int, Customer] = {}
    for branch in _branches(typed):
        if len(found) < limit:
            found |= {row.pk: row for row in branch[:limit] if row.pk not in found}
    return _hits(list(found.values())[:limit], typed, region)


def near_misses(
    text: str, *, region: str, but_for: Sequence[Hit] = (), limit: int = MOST_HITS
) -> list[Hit]:
    """Find customers whose names are nearly what was typed, the nearest first.

    For names only: of a number that nobody has, every other is as wrong.
    ``but_for`` were found already; then only words that no name holds are
    taken for misspelt. In a number of queries that does not grow.
    """
    typed = read(text, region=region)
    words = may_be_misspelt(typed.words)
    if not words or typed.is_number or "@" in typed.text:
        return []
    near = NameWord.objects.near(words)
    if but_for and are_known(near):
        return []
    meant = readings(words, near)
    found = called_so(meant, limit=MOST_HITS + len(but_for))
    picked = shared_out(found, limit=limit + len(but_for))
    by_pk = Customer.objects.in_bulk(picked)
    customers = {pk: by_pk[pk] for pk in picked if pk in by_pk}
    for reading in [] if customers else meant[:MOST_BY_WORDS]:
        customers |= {row.pk: row for row in Customer.objects.with_words(reading.words)[:limit]}
    hits = _hits(list(customers.values()), typed, region)
    known = {hit.account for hit in but_for}
    return [hit for hit in hits if hit.account not in known][:limit]


def _hits(customers: list[Customer], typed: Typed, region: str) -> list[Hit]:
    if not customers:
        return []
    ids = [customer.pk for customer in customers]
    addresses = {address.customer_id: address for address in default_addresses(ids)}
    telephones: dict[int, list[str]] = defaultdict(list)
    for point in telephones_of(ids):
        telephones[point.customer_id].append(point.value)
    return [
        _hit(customer, addresses.get(customer.pk), telephones[customer.pk], typed, region)
        for customer in customers
    ]


def _branches(typed: Typed) -> Iterator[QuerySet[Customer]]:
    """Ask one index each, in the order of how surely it was meant."""
    customers, points = Customer.objects.all(), ContactPoint.objects.all()
    if typed.account:
        yield customers.numbered(typed.account)
    for digits in filter(None, [typed.telephone, *typed.ends]):
        yield customers.reached_at(points.ending_in(digits), limit=MOST_HITS)
    if typed.email:
        yield customers.reached_at(points.beginning_with(typed.email), limit=MOST_HITS)
    if typed.may_be_postcode:
        yield customers.living_at(Address.objects.at_postcode(typed.text))
    if typed.words:
        yield from _by_name(typed)


def _by_name(typed: Typed) -> Iterator[QuerySet[Customer]]:
    customers, words = Customer.objects.all(), typed.words
    for first, last in typed.as_names():
        yield customers.first_name_begins(first).last_name_begins(last)
    yield customers.last_name_begins(" ".join(words))
    yield customers.first_name_begins(" ".join(words))
    if place := typed.as_postcode():
        postcode, names = place
        yield customers.living_at(Address.objects.in_postcode(postcode)).with_words(names)
    if any(len(word) > 1 for word in words):
        yield customers.with_words(words)
    if any(len(word) >= INSIDE_FROM for word in words):
        yield customers.with_words(words, inside=True)


def _hit(
    customer: Customer,
    address: Address | None,
    telephones: Sequence[str],
    typed: Typed,
    region: str,
) -> Hit:
    called = next((value for value in telephones if typed.is_called(value)), "")
    return Hit(
        account=customer.account_number,
        name=customer.name,
        street=address.street if address else "",
        postcode=address.postcode if address else "",
        town=address.city if address else "",
        telephone=shown(called or next(iter(telephones), ""), region),
        is_exact=customer.account_number.lower() == typed.text.lower()
        or typed.telephone in telephones,
        url=customer.get_absolute_url(),
    )


def certain(hits: Sequence[Hit]) -> Hit | None:
    """Return the hit that leaves no doubt: the only one, or the only one that is exact."""
    exact = [hit for hit in hits if hit.is_exact]
    if len(exact) == 1:
        return exact[0]
    return hits[0] if len(hits) == 1 else None
