"""Who is called as a misspelt name may have been meant: many names asked in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from customers.finding.misspelt import Reading

LAST = "\U0010ffff"  # sorts behind all letters
CALLED = """
SELECT asked.place, called.id
FROM (
    SELECT place, public.fold(first), last
    FROM unnest(%(places)s::int[], %(firsts)s::text[], %(lasts)s::text[]) AS typed (place, first, last)
) AS asked (place, first, last)
CROSS JOIN LATERAL (
    SELECT id FROM customers_customer
    WHERE last_key = asked.last AND first_key >= asked.first AND first_key < asked.first || %(end)s
    ORDER BY last_key, first_key, recent_at DESC, id DESC LIMIT %(limit)s
) AS called
UNION ALL
SELECT asked.place, called.id
FROM unnest(%(wholes)s::text[]) WITH ORDINALITY AS asked (whole, place)
CROSS JOIN LATERAL (
    SELECT id FROM customers_customer
    WHERE last_key >= asked.whole AND last_key < asked.whole || '!'
    ORDER BY last_key, first_key, recent_at DESC, id DESC LIMIT %(limit)s
) AS called
UNION ALL
SELECT asked.place, called.id
FROM unnest(%(wholes)s::text[]) WITH ORDINALITY AS asked (whole, place)
CROSS JOIN LATERAL (
    SELECT id FROM customers_customer
    WHERE first_key >= asked.whole AND first_key < asked.whole || '!'
    ORDER BY first_key, last_key, recent_at DESC, id DESC LIMIT %(limit)s
) AS called
"""


def called_so(readings: Sequence[Reading], *, limit: int) -> dict[int, list[int]]:
    """Return the customers of each reading, by its place, so many of each at most.

    Every name is one look into the index by last or by first name, whatever
    the number of customers. The first name may go on; the last is whole, or
    is the first word of one.
    """
    if not readings:
        return {}
    splits = [
        (place, first, last)
        for place, reading in enumerate(readings, start=1)
        for first, last in reading.as_names()
    ]
    asked: dict[str, Any] = {
        "places": [place for place, _, _ in splits],
        "firsts": [first for _, first, _ in splits],
        "lasts": [last for _, _, last in splits],
        "wholes": [reading.whole for reading in readings],
        "end": LAST,
        "limit": limit,
    }
    found: dict[int, list[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(CALLED, asked)
        for place, pk in cursor.fetchall():
            found.setdefault(place, []).append(pk)
    return found
