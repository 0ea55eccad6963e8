"""Something that is always true of the rows in the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


@dataclass(frozen=True, kw_only=True)
class Invariant:
    """A query that finds nothing; each row it does find is an exception.

    ``sentence`` is a format string for the query's columns, of which the first
    names what is wrong: an order's number, a payment, an item.
    """

    code: str
    sentence: str | Promise
    query: str

    def told(self, facts: dict[str, Any]) -> str:
        """Return the sentence of one exception."""
        return str(self.sentence).format(**facts)


def sum_of(code: str, sentence: str | Promise, *, stored: str, rows: str, column: str) -> Invariant:
    """Return the invariant that a column of the order is the sum of a column of its rows."""
    return Invariant(
        code=code,
        sentence=sentence,
        query=f"""
            SELECT o.number, o.{stored} AS stored, coalesce(r.reckoned, 0) AS reckoned
            FROM orders_order o
            LEFT JOIN (SELECT order_id, sum({column}) AS reckoned FROM {rows} GROUP BY order_id) r
                ON r.order_id = o.id
            WHERE o.{stored} <> coalesce(r.reckoned, 0)
        """,  # noqa: S608  (names of our own tables)
    )
