"""How far the bulk has come: a small table that only a demo database ever gets.

A part is what one command added of one kind: its rows have keys and numbers that follow each
other. Rows and mark are committed together, so an interrupted command goes on where it stopped.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from random import Random

from django.db import connection

TABLE = "callcenter_bulk_part"


@dataclass(kw_only=True)
class Part:
    """Rows ``start`` up to ``wanted`` of a kind, of which those below ``done`` are there."""

    id: int
    kind: str
    seed: int
    start: int
    wanted: int
    done: int
    first_pk: int
    first_number: int
    at: datetime

    def pk_of(self, number: int) -> int:
        return self.first_pk + number - self.start

    def random(self, number: int) -> Random:
        """Return the chances of the batch that begins with this number."""
        return Random(f"{self.seed} {self.kind} {number}")  # noqa: S311  (no secret)


def make_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"""
            CREATE TABLE IF NOT EXISTS {TABLE} (
                id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                kind text NOT NULL, seed integer NOT NULL,
                start integer NOT NULL, wanted integer NOT NULL, done integer NOT NULL,
                first_pk bigint NOT NULL, first_number bigint NOT NULL, at timestamptz NOT NULL
            )""")


def drop_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")


def parts_of(kind: str) -> list[Part]:
    """Return the parts of a kind, in their order."""
    names = list(Part.__dataclass_fields__)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(names)} FROM {TABLE} WHERE kind = %s ORDER BY id",  # noqa: S608
            [kind],
        )
        return [Part(**dict(zip(names, row, strict=True))) for row in cursor]


def begin(
    kind: str, *, seed: int, start: int, wanted: int, first_pk: int, first_number: int, at: datetime
) -> Part:
    """Write down that so many are wanted."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO {TABLE} (kind, seed, start, wanted, done, first_pk, first_number, at)
                VALUES (%s, %s, %s, %s, %s, %s, %s, %s)""",  # noqa: S608
            [kind, seed, start, wanted, start, first_pk, first_number, at],
        )
    return parts_of(kind)[-1]


def note(part: Part, *, done: int) -> None:
    """Write down how many are there, in the transaction that adds them."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {TABLE} SET done = %s WHERE id = %s",  # noqa: S608
            [done, part.id],
        )
    part.done = done
