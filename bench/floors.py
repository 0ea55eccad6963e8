"""The floor: the least hand-written SQL that reads and writes the same rows.

By psycopg, every statement prepared, over one connection, in tables of its own with the
same columns, defaults, checks and indexes, and as durable: without foreign keys, triggers, rules or forms.
"""

from __future__ import annotations

import os
from itertools import zip_longest
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

Rows = list[tuple[str, dict[str, Any]]]  # a table and the values of its columns
Steps = dict[str, Rows]

SCHEMA = "floor"
FILLED = 20_000  # rows of each table to begin with, so that its indexes have some depth
TABLES = [
    *("orders_order", "orders_orderline", "orders_ordercharge", "orders_ordertax"),
    *("orders_orderevent", "orders_orderrevision", "orders_reservation", "orders_letter"),
    *("payments_payment", "payments_paymentevent", "callcenter_once"),
]
# In which step of a whole order the rows of a table are written, where the event does not tell.
STEPS = {
    "orders_ordercharge": "complete",
    "orders_ordertax": "complete",
    "orders_reservation": "complete",
    "payments_payment": "pay",
    "orders_orderrevision": "submit",
    "orders_letter": "submit",
}
OF_EVENTS = {
    "opened": "new", "line_added": "add", "header_changed": "mode", "completed": "complete",
    "payment_taken": "pay", "submitted": "submit", "authorised": "pay", "captured": "submit",
}  # fmt: skip
OF_VERBS = {"new_order": "new", "add_line": "add", "take_payment": "pay", "submit": "submit"}

HITS = """
    SELECT c.*, a.street, a.postcode, a.city, t.value
    FROM ({found}) c
    LEFT JOIN customers_address a ON a.customer_id = c.id AND a.is_default
    LEFT JOIN customers_contactpoint t
        ON t.customer_id = c.id AND t.reach = 'telephone' AND t.is_default
"""
SEARCHES = {
    "prefix": "SELECT * FROM customers_customer WHERE last_key >= %(low)s AND last_key < %(high)s"
    " ORDER BY last_key, first_key, id LIMIT 10",
    "two words": "SELECT * FROM customers_customer WHERE last_key = %(last)s"
    " AND first_key >= %(low)s AND first_key < %(high)s ORDER BY last_key, first_key, id LIMIT 10",
    "telephone": "SELECT * FROM customers_customer WHERE id IN (SELECT customer_id FROM"
    " customers_contactpoint WHERE reach = 'telephone' AND reverse(value) LIKE %(ends)s LIMIT 10)",
    "exact": "SELECT * FROM customers_customer WHERE last_key = %(last)s ORDER BY first_key, id LIMIT 10",
}
ITEMS = """
    SELECT i.*, p.unit_price FROM (
        SELECT * FROM catalog_item WHERE search_key LIKE %(word)s ORDER BY name LIMIT 10
    ) i LEFT JOIN catalog_price p ON p.item_id = i.id AND p.currency = 'USD' AND p.from_quantity = 1
"""
ORDER = [
    """SELECT o.*, c.*, a.* FROM orders_order o JOIN customers_customer c ON c.id = o.customer_id
       LEFT JOIN customers_address a ON a.id = o.address_id WHERE o.number = %(number)s""",
    """SELECT l.*, i.item_number, i.name FROM orders_orderline l JOIN catalog_item i ON i.id = l.item_id
       WHERE l.order_id = %(order)s ORDER BY l.number""",
    "SELECT * FROM orders_ordercharge WHERE order_id = %(order)s",
    "SELECT * FROM orders_ordertax WHERE order_id = %(order)s",
]
LIST = """
    SELECT o.*, c.first_name, c.last_name, c.organisation FROM orders_order o
    JOIN customers_customer c ON c.id = o.customer_id
    WHERE o.call_center_id = %(call_center)s ORDER BY o.number DESC LIMIT 50
"""
LISTED = """
    SELECT o.*, c.first_name, c.last_name, c.organisation FROM orders_order o
    JOIN customers_customer c ON c.id = o.customer_id WHERE o.number = ANY(%(numbers)s)
"""


class Floor:
    """One connection, and the rows of a finished order to write again."""

    def __init__(self) -> None:
        self.line = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
        self.line.prepare_threshold = 0
        self.line.execute("SET application_name = 'floor'")
        self.columns: dict[str, list[str]] = {}
        self.inserts: dict[str, sql.Composed] = {}
        self.next = 1_500_000_000  # keys beyond all that were copied

    def read(self, statement: str, **values: object) -> list[tuple[Any, ...]]:
        return self.line.execute(statement, values).fetchall()

    def make_tables(self) -> None:
        self.line.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        self.line.execute(f"CREATE SCHEMA {SCHEMA}")
        for table in TABLES:
            self.line.execute(f"CREATE TABLE {SCHEMA}.{table} (LIKE public.{table} INCLUDING ALL)")
            rows = self.line.execute(
                """SELECT column_name FROM information_schema.columns
                   WHERE table_schema = %s AND table_name = %s AND is_generated = 'NEVER'
                   ORDER BY ordinal_position""",
                [SCHEMA, table],
            )
            self.columns[table] = [name for (name,) in rows]
            self.inserts[table] = sql.SQL(
                "INSERT INTO {}.{} ({}) OVERRIDING SYSTEM VALUE VALUES ({})"
            ).format(
                sql.Identifier(SCHEMA),
                sql.Identifier(table),
                sql.SQL(", ").join(map(sql.Identifier, self.columns[table])),
                sql.SQL(", ").join([sql.Placeholder()] * len(self.columns[table])),
            )
            self.line.execute(
                f"INSERT INTO {SCHEMA}.{table} OVERRIDING SYSTEM VALUE"
                f" SELECT * FROM public.{table} LIMIT {FILLED}"
            )
        self.line.execute(f"ANALYZE {SCHEMA}.orders_order")

    def learn(self, number: int) -> Steps:
        """Return the rows of a finished order, by the step that writes them."""
        (order,) = self.read(
            "SELECT id FROM orders_order WHERE number = %(number)s", number=number
        )[0]
        steps: Steps = {}
        for table in TABLES:
            where = {"orders_order": "id = %s", "callcenter_once": "answer = %s::text"}.get(
                table, "order_id = %s"
            )
            about = number if table == "callcenter_once" else order
            cursor = self.line.execute(f"SELECT * FROM {table} WHERE {where}", [about])
            names = [column.name for column in cursor.description or []]
            for row in cursor.fetchall():
                facts = dict(zip(names, row, strict=True))
                steps.setdefault(step_of(table, facts), []).append((table, facts))
        return steps

    def sell(self, steps: Steps) -> None:
        """Write a whole order again: each step, and each line, in a transaction of its own."""
        order = self.new_key()
        for step in ("new", "add", "mode", "complete", "pay", "submit"):
            rows = steps.get(step, [])
            apart = [rows] if step != "add" else line_by_line(rows)
            for some in apart:
                self.write(some, order=order, is_new=step == "new")

    def write(self, rows: Rows, *, order: int, is_new: bool = False) -> None:
        """Lock the order, write rows of one step, and the order's own figures; commit."""
        with self.line.transaction():
            if not is_new:
                self.line.execute(
                    f"SELECT * FROM {SCHEMA}.orders_order WHERE id = %s FOR UPDATE", [order]
                )
            for table, facts in rows:
                self.insert(table, facts, order)
            if not is_new:
                self.line.execute(
                    f"UPDATE {SCHEMA}.orders_order SET version = version + 1, goods_total = goods_total,"
                    " total = total, status = status WHERE id = %s",
                    [order],
                )

    def change(self, order: int, line: int, event: dict[str, Any]) -> None:
        """Change the quantity of a line."""
        with self.line.transaction():
            self.line.execute(
                f"SELECT * FROM {SCHEMA}.orders_order WHERE id = %s FOR UPDATE", [order]
            )
            self.line.execute(
                f"UPDATE {SCHEMA}.orders_orderline SET quantity = 3 - quantity, goods = goods"
                " WHERE order_id = %s AND number = %s",
                [order, line],
            )
            self.line.execute(
                f"UPDATE {SCHEMA}.orders_order SET version = version + 1, total = total WHERE id = %s",
                [order],
            )
            self.insert("orders_orderevent", event, order)

    def insert(self, table: str, facts: dict[str, Any], order: int) -> None:
        own: dict[str, Any] = {"id": self.new_key(), "order_id": order, "event_id": self.next}
        if table == "orders_order":
            own |= {"id": order, "number": order}
        columns = self.columns[table]
        values = [own[name] if name in own else plain(facts[name]) for name in columns]
        self.line.execute(self.inserts[table], values)

    def new_key(self) -> int:
        self.next += 1
        return self.next


def line_by_line(rows: Rows) -> list[Rows]:
    """Part the rows of all lines: the line, its event, its key."""
    kinds: dict[str, Rows] = {}
    for table, facts in rows:
        kinds.setdefault(table, []).append((table, facts))
    return [[row for row in some if row] for some in zip_longest(*kinds.values())]


def step_of(table: str, facts: dict[str, Any]) -> str:
    if table == "orders_order":
        return "new"
    if table == "orders_orderline":
        return "add"
    if table == "callcenter_once":
        return OF_VERBS.get(facts["verb"], "new")
    return STEPS.get(table) or OF_EVENTS.get(facts.get("kind", ""), "complete")


def plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return uuid4()  # unique, as the column says
    return Jsonb(value) if isinstance(value, dict | list) else value
