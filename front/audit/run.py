"""Runs the audit and keeps what it finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import batched
from typing import Any

from django.db import connection, transaction

from callcenter.models import AuditException, AuditRun
from front.audit.invariant import Invariant

AT_ONCE = 1_000  # exceptions in memory
RUNS_KEPT = 30


def audit(invariants: Sequence[Invariant], *, at: datetime) -> AuditRun:
    """Look for exceptions to these invariants, and keep them with the run.

    All of it as the database stood at one moment; rows are fetched and kept a
    thousand at a time. Older runs than the last thirty are deleted.
    """
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        run = AuditRun.objects.create(at=at)
        for invariant in invariants:
            for some in batched(exceptions(invariant), AT_ONCE, strict=False):
                AuditException.objects.bulk_create(
                    AuditException(run=run, invariant=invariant.code, facts=facts) for facts in some
                )
                run.found += len(some)
        run.save(update_fields=["found"])
    forget_old_runs()
    return run


def exceptions(invariant: Invariant) -> Iterator[dict[str, Any]]:
    """Yield the facts of each exception, fetched as they are wanted."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(invariant.query)
        names: list[str] = []
        for row in cursor:
            names = names or [column.name for column in cursor.description]
            yield dict(zip(names, row, strict=True))


def forget_old_runs() -> None:
    kept = AuditRun.objects.order_by("-pk").values_list("pk", flat=True)[:RUNS_KEPT]
    AuditRun.objects.exclude(pk__in=list(kept)).delete()
