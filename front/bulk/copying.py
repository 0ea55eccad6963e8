"""Rows into tables by COPY, and keys set apart for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction
from psycopg import sql

NULL = "\\N"
ROW_TRIGGERS = """
SELECT tgrelid::regclass::text, quote_ident(tgname) FROM pg_trigger
WHERE tgrelid = ANY(%s::regclass[]) AND NOT tgisinternal AND tgtype & 1 = 1 ORDER BY 1, 2
"""


def copy_texts(table: str, columns: Sequence[str], texts: Iterable[str]) -> None:
    """Copy rows that are written already: columns parted by tabs, every row ended by a newline."""
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for text in texts:
            copy.write(text)


def copy_rows(table: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Copy rows of texts, none of which holds a tab, a newline or a backslash but in NULL."""
    copy_texts(table, columns, ["".join(["\t".join(row) + "\n" for row in rows])] if rows else [])


@contextmanager
def without_triggers(*tables: str) -> Iterator[None]:
    """Write these tables in one transaction, without their histories and whatever else row triggers do.

    Row by row they would cost more than the rows; those that act once for a
    statement stay on. Whoever else writes the same tables waits; where the
    process is killed, the triggers are on again with the end of the
    transaction. Foreign keys are checked before they are.
    """
    with transaction.atomic():
        turn_triggers("DISABLE", tables)
        yield
        turn_triggers("ENABLE", tables)


def turn_triggers(verb: str, tables: Sequence[str]) -> None:
    """Switch row triggers on or off; what foreign keys have still to check is checked first, as it must be."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(ROW_TRIGGERS, [list(tables)])
        for table, trigger in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} {verb} TRIGGER {trigger}")


def set_apart(sequence: str, count: int) -> int:
    """Move a sequence on by so many numbers, and return the first of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [sequence])
        first = int(cursor.fetchone()[0])
        cursor.execute("SELECT setval(%s, %s)", [sequence, first + count - 1])
    return first


def keys_apart(table: str, count: int) -> int:
    """Set primary keys of a table apart, and return the first of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        sequence = cursor.fetchone()[0]
    return set_apart(sequence, count)
