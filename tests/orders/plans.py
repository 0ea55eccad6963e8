"""How PostgreSQL answers queries, by EXPLAIN: what it reads, and how much of it."""

import json

from django.db import connection
from django.test.utils import CaptureQueriesContext


def plans_of(call):
    """Call, then explain each SELECT that was asked; return the roots of their plans."""
    with CaptureQueriesContext(connection) as captured:
        call()
    plans = []
    with connection.cursor() as cursor:
        for query in captured.captured_queries:
            if query["sql"].startswith(("SELECT", "(SELECT")):
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query['sql']}")
                (said,) = cursor.fetchone()
                plans.append((json.loads(said) if isinstance(said, str) else said)[0]["Plan"])
    return plans


def settle():
    """Leave the tables as a night's vacuum does: what was loaded is all there is, and the planner knows it."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def buffers(plan):
    """Return how many pages of 8 kB were looked at."""
    return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]


def nodes(plan):
    yield plan
    for part in plan.get("Plans", []):
        yield from nodes(part)


def scanned_whole(plan):
    """Return the tables that were read from end to end."""
    return {node["Relation Name"] for node in nodes(plan) if node["Node Type"] == "Seq Scan"}
