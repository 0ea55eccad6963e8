"""Django's PostgreSQL, with statements that the server keeps ready."""

from __future__ import annotations

from typing import Any

from django.db.backends.postgresql import base

MOST_PREPARED = 500  # statements a connection keeps; the desk and its lists have some hundred


class DatabaseWrapper(base.DatabaseWrapper):
    """Lets each connection keep more statements ready than the driver would by itself."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = MOST_PREPARED
        return connection
