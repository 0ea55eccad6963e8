"""Customers, and callers of whom half are among them: the set by which likely duplicates are judged.

The same seed makes the same set. Those who call again give a name with a slip, an initial, another
telephone or no e-mail; the others share names or a street with customers and are somebody else.
"""

from dataclasses import dataclass
from random import Random

from customers.models import Address, ContactPoint, Customer, Reach

FIRST = [
    "Karen",
    "Nora",
    "Lars",
    "Anna",
    "Paul",
    "Maria",
    "Jean",
    "Sofia",
    "Tom",
    "Eva",
    "Hugo",
    "Lena",
    "Omar",
    "Ines",
    "Max",
    "Rosa",
    "Jan",
    "Zoe",
]
LAST = [
    "Berg",
    "Smith",
    "O’Brien",
    "Meyer",
    "Martin",
    "Garcia",
    "Johnson",
    "Nguyen",
    "Lindqvist",
    "Dubois",
    "Rossi",
    "Novak",
    "Schneider",
    "Williams",
    "Petit",
    "Andersson",
    "Moreau",
    "Kowalski",
    "Fischer",
    "Thompson",
]


@dataclass(frozen=True, kw_only=True)
class Caller:
    """What a caller says, and the account he has already; empty: none."""

    typed: dict[str, str]
    account: str


def make(customers, callers, *, seed=5):
    """Fill the tables with customers and return the callers."""
    chance = Random(seed)
    people = [person(chance, number, customers) for number in range(customers)]
    store(people)
    known = chance.sample(people, callers // 2)
    again = [Caller(typed=said_again(chance, one), account=one["account"]) for one in known]
    strangers = [stranger(chance, chance.choice(people), n) for n in range(callers - len(again))]
    return again + strangers


def person(chance, number, customers):
    return {
        "account": f"D{number:06}",
        "first_name": chance.choice(FIRST),
        "last_name": chance.choice(LAST)
        + chance.choice(["", "", "son", "man", "er", "elli", "sen"]),
        "telephone": f"+1503{2_000_000 + number}",
        "email": f"person{number}@example.com",
        "postcode": f"{97_000 + chance.randrange(max(1, customers // 25)) % 999:05}",
    }


def store(people):
    Customer.objects.bulk_create(
        Customer(
            account_number=one["account"], first_name=one["first_name"], last_name=one["last_name"]
        )
        for one in people
    )
    keys = dict(Customer.objects.values_list("account_number", "pk"))
    ContactPoint.objects.bulk_create(
        ContactPoint(customer_id=keys[one["account"]], reach=reach, value=one[name])
        for one in people
        for reach, name in ((Reach.TELEPHONE, "telephone"), (Reach.EMAIL, "email"))
    )
    Address.objects.bulk_create(
        Address(
            customer_id=keys[one["account"]],
            street="1 Street",
            city="Portland",
            postcode=one["postcode"],
            country="US",
            is_default=True,
        )
        for one in people
    )


def said_again(chance, one):
    """What somebody says who is a customer already, years later."""
    first = chance.choice([one["first_name"], one["first_name"], one["first_name"][0], ""])
    last = one["last_name"] if chance.random() < 0.8 else slip(chance, one["last_name"])
    national = f"({one['telephone'][2:5]}) {one['telephone'][5:8]}-{one['telephone'][8:]}"
    return {
        "kind": "person",
        "first_name": first,
        "last_name": chance.choice([last, last.upper(), last.replace("’", "'")]),
        "telephone": national
        if chance.random() < 0.5
        else f"503 9{chance.randrange(100_000, 999_999)}",
        "email": one["email"].upper() if chance.random() < 0.4 else "",
        "postcode": one["postcode"] if chance.random() < 0.9 else "97999",
        "country": "US",
    }


def slip(chance, word):
    """One letter exchanged with the next, left out, doubled or another; never the first."""
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("aeionrst") + word[at + 1 :],
        ]
    )


def stranger(chance, neighbour, number):
    """Somebody else: by chance of the same name elsewhere, or a relative next door."""
    is_next_door = chance.random() < 0.2
    others = [name for name in FIRST if name[0] != neighbour["first_name"][0]]
    return Caller(
        typed={
            "kind": "person",
            "first_name": chance.choice(others) if is_next_door else neighbour["first_name"],
            "last_name": neighbour["last_name"],
            "telephone": f"(206) 3{number % 90 + 10}-{number % 9000 + 1000}",
            "email": f"stranger{number}@example.com",
            "postcode": neighbour["postcode"] if is_next_door else "10001",
            "country": "US",
        },
        account="",
    )
