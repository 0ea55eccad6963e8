"""Loads as much as is wanted, a batch at a time; what is there already is left as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from callcenter.models import CallCenter, ChannelUser, Role, User
from catalog.models import ItemGroup, TaxGroup, Warehouse
from customers.models import ACCOUNT_NUMBERS
from front.bulk import goods, marks, people, sales
from front.bulk.copying import copy_rows, keys_apart, set_apart, without_triggers
from front.bulk.marks import Part
from front.bulk.progress import Progress
from front.bulk.shapes import take_orders
from front.bulk.templates import Template, template_of
from front.demo.load import PASSWORD
from orders.models.orders import ORDER_NUMBERS

AGENTS = 64
CUSTOMERS_AT_ONCE = 10_000
ITEMS_AT_ONCE = 5_000
ORDERS_AT_ONCE = 2_000
PENDING = """
    SELECT gin_clean_pending_list(index.oid) FROM pg_class AS index JOIN pg_am ON pg_am.oid = index.relam
    WHERE pg_am.amname = 'gin' AND index.relnamespace = 'public'::regnamespace
"""


class NoCustomers(Exception):
    """Orders are wanted, and there is nobody who could have called."""


class OtherSeed(Exception):
    """Rows of another seed are there already."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How much there shall be in the end, what is there already included."""

    customers: int = 0
    addresses: int = 0
    items: int = 0
    orders: int = 0
    lines: int = 4  # of an order, in the middle
    seed: int = 1


def load(wanted: Wanted, *, at: datetime, out: TextIO) -> None:
    """Add what is still wanting, and go on where an earlier load stopped. Raises NoCustomers, OtherSeed."""
    marks.make_table()
    make_agents()
    if part := part_of("items", wanted.items, wanted.seed, at):
        add_items(part, out=out)
    if part := part_of("customers", wanted.customers, wanted.seed, at):
        add_customers(part, addresses=wanted.addresses, of=wanted.customers, out=out)
    if part := part_of("orders", wanted.orders, wanted.seed, at):
        settle()  # taking the orders to copy asks for items and customers, which are new
        add_orders(part, mean=wanted.lines, out=out)
    settle()


def settle() -> None:
    """Put what still waits into the indexes of words, and let the planner know what is there.

    Until then a search reads all that waits, and may choose to read the table instead.
    """
    with connection.cursor() as cursor:
        cursor.execute(PENDING)
        cursor.execute("ANALYZE")


@transaction.atomic
def make_agents() -> None:
    """Add agents of both call centers, who sign in with the demo's password."""
    if User.objects.filter(username=agent_name(1)).exists():
        return
    password = make_password(PASSWORD)
    agents = User.objects.bulk_create(
        User(
            username=agent_name(number),
            first_name="Agent",
            last_name=str(number),
            email=f"{agent_name(number)}@example.com",
            password=password,
        )
        for number in range(1, AGENTS + 1)
    )
    ChannelUser.objects.bulk_create(
        ChannelUser(call_center=call_center, user=user, name=str(user), role=Role.AGENT)
        for call_center in CallCenter.objects.filter(code__in=["USRT", "FRFR"]).order_by("pk")
        for user in agents
    )


def agent_name(number: int) -> str:
    return f"bulk{number:02}"


@transaction.atomic
def part_of(kind: str, wanted: int, seed: int, at: datetime) -> Part | None:
    """Return what is still to be added, or None where enough is there; keys are set apart for it."""
    parts = marks.parts_of(kind)
    if parts and parts[-1].seed != seed and wanted > parts[-1].done:
        raise OtherSeed(parts[-1].seed)
    if parts and parts[-1].done < parts[-1].wanted:
        return parts[-1]
    start = parts[-1].wanted if parts else 0
    if wanted <= start:
        return None
    table = {"items": "catalog_item", "customers": "customers_customer", "orders": "orders_order"}
    numbers = {"customers": ACCOUNT_NUMBERS, "orders": ORDER_NUMBERS}
    return marks.begin(
        kind,
        seed=seed,
        start=start,
        wanted=wanted,
        first_pk=keys_apart(table[kind], wanted - start),
        first_number=set_apart(numbers[kind], wanted - start) if kind in numbers else 0,
        at=at,
    )


def batches(part: Part, size: int) -> list[range]:
    return [range(n, min(n + size, part.wanted)) for n in range(part.done, part.wanted, size)]


def add_items(part: Part, *, out: TextIO) -> None:
    progress = Progress("items", done=part.done, wanted=part.wanted, out=out)
    groups = list(ItemGroup.objects.order_by("pk").values_list("pk", flat=True))
    taxes = list(TaxGroup.objects.filter(code="STANDARD").values_list("pk", flat=True))
    places = Warehouse.objects.filter(is_store=False).order_by("pk").values_list("pk", flat=True)
    for numbers in batches(part, ITEMS_AT_ONCE):
        with without_triggers(*goods.COLUMNS):
            goods.copy_items(
                numbers,
                rng=part.random(numbers.start),
                first_pk=part.pk_of(numbers.start),
                groups=groups,
                tax_groups=taxes,
                warehouses=list(places),
                at=part.at,
            )
            marks.note(part, done=numbers.stop)
        progress.show(part.done)


def add_customers(part: Part, *, addresses: int, of: int, out: TextIO) -> None:
    progress = Progress("customers", done=part.done, wanted=part.wanted, out=out)
    for numbers in batches(part, CUSTOMERS_AT_ONCE):
        rows = people.rows_of(
            numbers,
            rng=part.random(numbers.start),
            first_pk=part.pk_of(numbers.start),
            first_account=part.first_number + numbers.start - part.start,
            addresses=max(addresses, of),
            of=of,
            at=part.at,
        )
        with without_triggers(*people.COLUMNS):
            for (table, columns), some in zip(people.COLUMNS.items(), rows, strict=True):
                copy_rows(table, columns, some)
            marks.note(part, done=numbers.stop)
        progress.show(part.done)


def add_orders(part: Part, *, mean: int, out: TextIO) -> None:
    parts = marks.parts_of("customers")
    if not parts:
        raise NoCustomers
    progress = Progress("orders", done=part.done, wanted=part.wanted, out=out)
    templates = templates_for(part, mean=mean)
    customers = sales.Customers(parts)
    agents = User.objects.filter(username__startswith="bulk").order_by("pk")
    agent_keys = list(agents.values_list("pk", flat=True))
    for numbers in batches(part, ORDERS_AT_ONCE):
        sales.copy_orders(
            numbers, part=part, templates=templates, customers=customers, agents=agent_keys
        )
        progress.show(part.done)


def templates_for(part: Part, *, mean: int) -> list[Template]:
    """Take the orders to copy, read their rows, and undo it all."""
    with transaction.atomic():
        shapes = take_orders(seed=part.seed, at=part.at, mean=mean, copies=part.wanted)
        templates = [template_of(shape, at=part.at) for shape in shapes]
        transaction.set_rollback(True)
    return templates
