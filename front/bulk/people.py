"""Customers of the bulk: the same seed and number make the same person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import NamedTuple

from front.bulk.names import FIRMS, FORMS, NAMES
from front.bulk.places import REGIONS, STREETS, Region

COMMON = 20  # the larger, the less the most common name stands out
YEARS_OF_CUSTOMERS = 8
FIRMS_OF_HUNDRED = 4
HOUSE_NUMBERS = 2400
SPELT_OUT = str.maketrans({"ß": "ss", "Œ": "oe", "œ": "oe", "Ł": "l", "ł": "l", "&": "and"})

# Which region each customer is of, the same in every thousand; 617 mixes them well.
REGION_OF = [region for region in REGIONS for _ in range(region.share)]


class Rows(NamedTuple):
    """Rows of some customers, each a tuple of texts in the order of COLUMNS."""

    customers: list[tuple[str, ...]]
    addresses: list[tuple[str, ...]]
    contact_points: list[tuple[str, ...]]


COLUMNS = {
    "customers_customer": (
        *("id", "account_number", "kind", "first_name", "last_name", "organisation"),
        *("language", "created_at"),
    ),
    "customers_address": (
        *("customer_id", "street", "postcode", "city", "state", "country", "is_default"),
    ),
    "customers_contactpoint": ("customer_id", "reach", "value", "is_default"),
}


def region_of(number: int) -> Region:
    """Return where the customer of this number lives, counted from 0."""
    return REGION_OF[number * 617 % len(REGION_OF)]


def skewed(rng: Random, names: Sequence[str]) -> str:
    """Pick as life does: few names are common, many are rare (Zipf and Mandelbrot)."""
    ratio = (len(names) + COMMON) / COMMON
    return names[int(COMMON * ratio ** rng.random()) - COMMON]


def rows_of(
    numbers: range, *, rng: Random, first_pk: int, first_account: int, addresses: int, of: int,
    at: datetime,
) -> Rows:  # fmt: skip
    """Return customers with addresses and contact points; ``addresses`` for every ``of`` customers.

    ``first_pk`` and ``first_account`` are those of the first of the numbers.
    """
    rows = Rows([], [], [])
    for place, number in enumerate(numbers):
        pk, account = str(first_pk + place), str(first_account + place)
        region = region_of(number)
        towns, telephones = split(region.towns), split(region.telephones)
        town, postcode = rng.choice(towns).split(":")
        first, last, firm = name_of(region, town, rng)
        created = at - timedelta(minutes=rng.randrange(YEARS_OF_CUSTOMERS * 365 * 24 * 60))
        kind = "organisation" if firm else "person"
        language = "fr-FR" if region.country == "FR" else ""
        rows.customers.append((pk, account, kind, first, last, firm, language, created.isoformat()))
        first_time = number * addresses // of
        for one in range((number + 1) * addresses // of - first_time):
            if one:
                town, postcode = rng.choice(towns).split(":")
            street = rng.choice(split(STREETS[region.country]))
            rows.addresses.append((
                pk, street.replace("{n}", str(rng.randrange(1, HOUSE_NUMBERS))),
                filled(postcode, rng), town, region.state, region.country, "f" if one else "t",
            ))  # fmt: skip
        telephone = filled(rng.choice(telephones), rng)
        rows.contact_points.append((pk, "telephone", telephone, "t"))
        rows.contact_points.append((pk, "email", email_of(first, last or firm, account, rng), "t"))
        if not rng.randrange(8):
            other = filled(rng.choice(telephones), rng)
            rows.contact_points.append((pk, "telephone", other, "f"))
    return rows


def name_of(region: Region, town: str, rng: Random) -> tuple[str, str, str]:
    """Return first and last name, or the name of an organisation as the third."""
    language = rng.choice(spoken(region.country, region.state))
    names = NAMES[language]
    last = skewed(rng, names.last)
    if rng.randrange(100) >= FIRMS_OF_HUNDRED:
        return skewed(rng, names.first), last, ""
    form = rng.choice(split(FORMS[region.country]))
    return "", "", form.format(last=last, city=town, firm=rng.choice(FIRMS))


def email_of(first: str, last: str, account: str, rng: Random) -> str:
    before, after = in_e_mail(first), in_e_mail(last)
    spelt = ".".join(filter(None, (before[:1] if rng.randrange(4) == 0 else before, after)))
    return f"{spelt}{account[-4:] if rng.randrange(5) else account}@example.com"


def filled(shape: str, rng: Random) -> str:
    """Put a digit for every # and a capital letter for every @."""
    digits = shape.count("#")
    text = f"{rng.randrange(10**digits):0{digits}}" if digits else ""
    parts = shape.split("#")
    done = "".join([part + digit for part, digit in zip(parts, [*text, ""], strict=True)])
    while "@" in done:
        done = done.replace("@", rng.choice("ABCDEFGHJKLMNPRSTVWXY"), 1)
    return done


@cache
def split(text: str) -> list[str]:
    return text.split("|")


@cache
def spoken(country: str, state: str) -> list[str]:
    """Return the languages of a region, each as often as it is spoken."""
    (region,) = (r for r in REGIONS if r.key == (country, state))
    return [language for language, share in region.speak.items() for _ in range(share)]


@cache
def in_e_mail(name: str) -> str:
    """Return a name as it stands in an e-mail address."""
    decomposed = unicodedata.normalize("NFKD", name.translate(SPELT_OUT))
    return re.sub(r"[^a-z]", "", decomposed.encode("ascii", "ignore").decode().lower())
