"""Names in the row history who changed a row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

import pghistory
from django.db import connection
from django.db.backends.postgresql.base import Cursor


@contextmanager
def changed_by(**facts: object) -> Iterator[None]:
    """Let the rows changed meanwhile say ``facts``: the user, the address he sent them to.

    pghistory puts its words before each statement, in the same message: only a cursor
    that fills in the values on this side can send that, not the usual one, which prepares
    (test_the_row_history_names_who_did_it).
    """
    connection.ensure_connection()
    line = cast(Any, connection.connection)
    usual = line.cursor_factory
    line.cursor_factory = Cursor
    try:
        with pghistory.context(**facts):
            yield
    finally:
        line.cursor_factory = usual
