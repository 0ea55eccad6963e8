"""Django's PostgreSQL, with statements that the server keeps ready."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db.backends.postgresql import base
from psycopg._preparing import Prepare, PrepareManager

MOST_PREPARED = 500  # statements a connection keeps; the desk and its lists have some hundred
CHANGES_TABLES = re.compile(rb"(DROP|ALTER|DISCARD ALL|DEALLOCATE ALL)\b")


class DatabaseWrapper(base.DatabaseWrapper):
    """Lets each connection keep more statements ready than the driver would by itself, and longer."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        if not isinstance(connection._prepared, Kept):
            threshold, connection._prepared = connection.prepare_threshold, Kept()
            connection.prepare_threshold = threshold
            connection.prepared_max = MOST_PREPARED
        return connection


class Kept(PrepareManager):
    """Statements that outlive a rollback.

    After each, be it only to a savepoint, psycopg 3.3 has the server forget all that it keeps ready
    for the connection, as a table could be gone that was made in between. Here each refusal rolls
    back, and no operation makes a table; planning a whole desk anew takes PostgreSQL longer than
    answering. tests/callcenter/test_database.py stands guard over this private corner of psycopg.
    """

    def clear(self) -> bool:
        """Keep all of them: this is what the driver does after a rollback."""
        return False

    def _should_discard(
        self, prep: Prepare, results: Sequence[Any], tells: Any = CHANGES_TABLES.match, /
    ) -> bool:
        if any(tells(result.command_status or b"") for result in results):
            return super().clear()
        return False
