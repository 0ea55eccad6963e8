"""Orders of the bulk: copies of some hundred shapes, each with a customer, an agent and moments of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import timedelta
from itertools import accumulate
from random import Random

from django.db import connection

from callcenter.operations import automaton
from front.bulk.copying import copy_texts, keys_apart, without_triggers
from front.bulk.marks import Part, note
from front.bulk.people import REGION_OF, region_of
from front.bulk.places import Region
from front.bulk.templates import MODELS, Template, columns_of
from orders.models import Export, Order

DAYS_OF_ORDERS = 80  # the demo's terms stood for ninety: an order is priced by those of its day
DAYS_OF_DRAFTS = 20
MINUTES = (-300, 60)  # of the day, around the moment at which the shapes were taken
SKEW = 3  # the larger, the more orders the few best customers have

# Who the customer is, and where and how he is reached, as it stands on his orders.
CUSTOMERS = """
    SELECT c.id, c.account_number,
           CASE c.kind WHEN 'organisation' THEN c.organisation
                ELSE btrim(c.first_name || ' ' || c.last_name) END,
           a.id, a.street, a.postcode, a.city, t.value, e.value
    FROM customers_customer c
    JOIN customers_address a ON a.customer_id = c.id AND a.is_default
    JOIN customers_contactpoint t ON t.customer_id = c.id AND t.is_default AND t.reach = 'telephone'
    JOIN customers_contactpoint e ON e.customer_id = c.id AND e.is_default AND e.reach = 'email'
    WHERE c.id = ANY(%s)
"""
OF_A_CUSTOMER = (
    *("customer", "account", "name", "address", "street", "postcode", "city"),
    *("telephone", "email"),
)


class Customers:
    """Whose orders they are: few customers order often, many once or never."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self.count = max(part.done for part in parts)
        self.starts = [part.start for part in parts]
        self.members: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place in range(len(REGION_OF)):
            self.members[region_of(place).key].append(place)

    def pick(self, region: Region, rng: Random) -> int:
        """Return the key of somebody who lives in the region; the first of each are picked most."""
        members = self.members[region.key]
        thousands = (self.count - 1) // len(REGION_OF) + 1
        while True:
            thousand = int(thousands * rng.random() ** SKEW)
            member = members[int(len(members) * rng.random() ** SKEW)]
            number = thousand * len(REGION_OF) + member
            if number < self.count:
                part = self.parts[bisect_right(self.starts, number) - 1]
                return part.pk_of(number)

    def read(self, pks: list[int]) -> dict[int, dict[str, str]]:
        with connection.cursor() as cursor:
            cursor.execute(CUSTOMERS, [pks])
            return {row[0]: dict(zip(OF_A_CUSTOMER, map(str, row), strict=True)) for row in cursor}


def copy_orders(
    numbers: range, *, part: Part, templates: list[Template], customers: Customers, agents: list[int]
) -> None:  # fmt: skip
    """Copy these orders with all their rows, in one transaction."""
    rng = part.random(numbers.start)
    shares = list(accumulate(t.shape.share * t.shape.region.share for t in templates))
    picked = rng.choices(templates, cum_weights=shares, k=len(numbers))
    buyers = [customers.pick(template.shape.region, rng) for template in picked]
    known = customers.read(buyers)
    texts: dict[str, list[str]] = defaultdict(list)
    pieces: Counter[int] = Counter()
    with without_triggers(*(model._meta.db_table for model in MODELS), "catalog_stock"):
        export = export_of(part)
        keys = Keys(picked)
        for number, template, buyer in zip(numbers, picked, buyers, strict=True):
            values = known[buyer] | keys.of(template) | moments_of(template, rng)
            values["orders_order_0"] = str(part.pk_of(number))
            values["number"] = str(part.first_number + number - part.start)
            values["export"], values["by"] = export, str(rng.choice(agents))
            for table in template.texts:
                texts[table].append(template.filled(table, values))
            pieces += template.pieces
        for model in MODELS:
            table = model._meta.db_table
            copy_texts(table, [str(column.column) for column in columns_of(model)], texts[table])
        raise_stock(pieces)
        note(part, done=numbers.stop)


class Keys:
    """Keys for the rows of all picked templates, set apart at once; of orders the part has them."""

    def __init__(self, picked: list[Template]) -> None:
        wanted: Counter[str] = Counter()
        for template in picked:
            wanted.update(template.keys)
        del wanted[Order._meta.db_table]
        self.next = {table: keys_apart(table, count) for table, count in wanted.items() if count}

    def of(self, template: Template) -> dict[str, str]:
        values: dict[str, str] = {}
        for table, count in template.keys.items():
            if count and table in self.next:
                first = self.next[table]
                self.next[table] += count
                values |= {f"{table}_{place}": str(first + place) for place in range(count)}
        return values


def moments_of(template: Template, rng: Random) -> dict[str, str]:
    """Return the moments of a copy: as those of its shape, but some days and minutes apart."""
    days = DAYS_OF_DRAFTS if template.shape.life == "draft" else DAYS_OF_ORDERS
    at = template.at - timedelta(days=2 + rng.randrange(days))
    on = at.date()
    at += timedelta(minutes=rng.randint(*MINUTES), microseconds=rng.randrange(60_000_000))
    moments = {
        f"at{since // timedelta(microseconds=1)}": (at + since).isoformat()
        for since in template.moments
    }
    return moments | {f"on{since.days}": str(on + since) for since in template.days}


def export_of(part: Part) -> str:
    """Hand the shipped ones of a batch to the warehouse, and return the key of the export."""
    by = automaton("warehouse", "Warehouse")
    return str(Export.objects.create(at=part.at, by=by, written_at=part.at).pk)


def raise_stock(pieces: Mapping[int, int]) -> None:
    """Let so many more pieces lie there as are reserved by the copies."""
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE catalog_stock s SET on_hand = on_hand + more.pieces
               FROM unnest(%s::bigint[], %s::integer[]) AS more(id, pieces) WHERE s.id = more.id""",
            [list(pieces), list(pieces.values())],
        )
