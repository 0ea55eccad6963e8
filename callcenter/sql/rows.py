"""Changes many rows in one short statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection, models
from psycopg import sql

UPDATE = sql.SQL(
    "UPDATE {table} AS t SET {changes} FROM unnest({arrays}) AS v({names}) WHERE t.{pk} = v.pk"
)


def update_rows(rows: Sequence[models.Model], fields: Sequence[str]) -> None:
    """Store these fields of rows of one model, each with its own values.

    One statement whose text does not grow with the rows, where
    ``bulk_update`` writes a CASE for each row and column.
    """
    if not rows:
        return
    options = type(rows[0])._meta
    columns: list[Any] = [options.get_field(name) for name in fields]
    pk: Any = options.pk
    names = [sql.Identifier(column.column) for column in columns]
    types = [pk.rel_db_type(connection), *(column.db_type(connection) for column in columns)]
    statement = UPDATE.format(
        table=sql.Identifier(options.db_table),
        changes=sql.SQL(", ").join(sql.SQL("{0} = v.{0}").format(name) for name in names),
        arrays=sql.SQL(", ").join(sql.SQL(f"%s::{kind}[]") for kind in types),
        names=sql.SQL(", ").join([sql.Identifier("pk"), *names]),
        pk=sql.Identifier(pk.column),
    )
    values = [[row.pk for row in rows]] + [
        [column.get_db_prep_save(getattr(row, column.attname), connection) for row in rows]
        for column in columns
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement.as_string(), values)  # text, as who wraps the cursor expects
