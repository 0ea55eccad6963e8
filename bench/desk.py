"""The table of the desk: each row through HTTP and, turn and turn about, as its floor."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from django.db import connection

from bench.agent import Agent
from bench.floors import Floor
from bench.measures import Measure, lists, orders, searches, timed
from bench.service import web_server
from bench.sessions import session_for

WARM_UP = 3
COUNTED = "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements WHERE query NOT LIKE '%%pg_stat_statements%%'"


class Row(NamedTuple):
    """One row of the table: seconds at the desk and of the floor, and statements of one request."""

    name: str
    spent: list[float]
    floor: list[float]
    statements: int

    def facts(self) -> dict[str, Any]:
        """Return milliseconds and the ratio of the medians."""
        ours, least = median(self.spent) * 1000, median(self.floor) * 1000
        worst = quantiles(self.spent, n=20)[-1] * 1000 if len(self.spent) > 1 else ours
        return {
            "name": self.name,
            "p50": ours,
            "p95": worst,
            "statements": self.statements,
            "floor": least,
            "ratio": ours / least,
        }


def measure(*, rounds: int, lines: list[int], out: Path | None) -> list[dict[str, Any]]:
    """Print the table, and write it down where a path is given."""
    floor = Floor()
    floor.make_tables()
    floor.line.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
    with web_server() as (port, _):
        agent = Agent(port, session_for("bulk01"))
        agent.get("/customers/", step="warm up")
        found = [
            taken(agent, one, rounds=max(rounds // one.rounds, 3)).facts()
            for one in [*searches(agent, floor), *orders(agent, floor, lines), *lists(agent, floor)]
        ]
    print_table(found)
    if out:
        out.write_text(json.dumps(found))
    return found


def taken(agent: Agent, one: Measure, *, rounds: int) -> Row:
    """Time one row, the desk and its floor by turns."""
    for _ in range(WARM_UP):
        one.floor()
    one.ours()
    spent, least = [], []
    statements = counted(agent, one)
    for _ in range(rounds):
        spent.append(timed(one.ours))
        least.append(timed(one.floor))
    return Row(one.name, spent, least, statements)


def counted(agent: Agent, one: Measure) -> int:
    """Return how many statements a row leads to, as PostgreSQL counts them."""
    agent.count, agent.statements = statements_since, {}
    one.ours()
    agent.count = None
    return agent.statements[one.step] if one.step else sum(agent.statements.values())


def statements_since() -> int:
    """Return the statements since the last time it was asked, BEGIN and COMMIT left out."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTED)
        count = int(cursor.fetchone()[0])
        cursor.execute("SELECT pg_stat_statements_reset()")
    return count


def print_table(rows: list[dict[str, Any]]) -> None:
    print("\n| what | p50 ms | p95 ms | statements | floor ms | ratio |")
    print("|---|---:|---:|---:|---:|---:|")
    for row in rows:
        print(
            f"| {row['name']} | {row['p50']:.1f} | {row['p95']:.1f} | {row['statements']} "
            f"| {row['floor']:.2f} | {row['ratio']:.1f} |"
        )
