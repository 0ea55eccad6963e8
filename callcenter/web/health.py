"""What a load balancer and a monitor ask: does the process live, and can it do what a request needs?"""

from __future__ import annotations

import time
from threading import Lock

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

PLAIN = "text/plain; charset=utf-8"
WRITTEN_EVERY = 5  # seconds, at most, in each process
LIMITS = "SET LOCAL statement_timeout = '5s'; SET LOCAL work_mem = '64kB'"
# More than fits into that memory, so PostgreSQL needs room on the disk for it: a row that is changed in
# its place would find room on a disk that is full.
SPILL = "SELECT count(*) FROM generate_series(1, 20000)"
WRITE = """
    INSERT INTO callcenter_pulse (id, at) VALUES (1, now())
    ON CONFLICT (id) DO UPDATE SET at = excluded.at
"""


@login_not_required
@never_cache
@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process can. It must not be restarted for a database that is down.

    Where `manage.py web` serves, this is answered before it comes here, whatever the threads do.
    """
    return HttpResponse("ok", content_type=PLAIN)


@login_not_required
@never_cache
@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when requests may be sent here: the database is there, up to date, and writes."""
    problem = _what_is_missing()
    return HttpResponse(problem or "ok", status=503 if problem else 200, content_type=PLAIN)


def _what_is_missing() -> str:
    try:
        executor = MigrationExecutor(connection)
        to_apply = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "The database does not answer."
    if to_apply:
        return "The database is not up to date: run migrate."
    return WRITING.problem()


class Writing:
    """Whether the database writes; asked anew only after a while, whoever wants to know."""

    def __init__(self) -> None:
        self._lock, self._asked_at, self._problem = Lock(), -WRITTEN_EVERY * 1000, ""

    def problem(self) -> str:
        with self._lock:
            now = int(time.monotonic() * 1000)
            if now - self._asked_at >= WRITTEN_EVERY * 1000:
                self._problem, self._asked_at = what_hinders_writing(), now
            return self._problem

    def forget(self) -> None:
        self._asked_at = -WRITTEN_EVERY * 1000


WRITING = Writing()


def what_hinders_writing() -> str:
    """Commit a change of one row, and take some room on the disk for a moment."""
    try:
        cache.get("readyz")
    except DatabaseError:
        return "The table of the cache is missing: run createcachetable."
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(LIMITS)
            cursor.execute(SPILL)
            cursor.execute(WRITE)
    except DatabaseError as fault:
        return f"The database does not write: {str(fault).splitlines()[0]}"
    return ""
