"""A limit on the time that a search may take, so that a slow one never keeps a desk waiting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from callcenter.errors import TooSlow


@contextmanager
def in_time() -> Iterator[None]:
    """Let no statement within take longer than settings.SEARCH_MILLISECONDS; refuse with TooSlow.

    The limit ends with the transaction; within another it is put back as it was.
    """
    is_within = connection.in_atomic_block
    limit = f"{settings.SEARCH_MILLISECONDS}ms"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('statement_timeout'), set_config('statement_timeout', %s, true)",
                [limit],
            )
            before, _limit = cursor.fetchone()
            yield
            if is_within:
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [before])
    except OperationalError as failed:
        # Django's error has no class of its own for this: the driver's stands behind it
        # (test_cuts_a_slow_statement_off_and_the_connection_goes_on).
        if isinstance(failed.__cause__, QueryCanceled):
            raise TooSlow from failed
        raise
