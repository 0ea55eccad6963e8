"""``./dev bench --against COMMIT``: the table of what this build costs against an older one."""

from __future__ import annotations

import sysconfig
from argparse import Namespace
from contextlib import ExitStack
from typing import NamedTuple

from bench.against.checkouts import Build, administration, build, clone, fill, git, make
from bench.against.processor import Spent
from bench.against.ratios import paired
from bench.against.running import Side, running, statements
from bench.service import database

OLD, NEW = "against_old", "against_new"
WARM_UP = 3
LOADS = 4  # pairs of a load that lasts seconds
# At most so much of what the first version, 817b52a, took.
TARGETS = {
    "order of 3 lines": 0.60,
    "open 5 lines": 0.50,
    "open 500 lines": 0.20,
    "change a quantity among 5": 0.65,
    "change a quantity among 500": 0.60,
    "search: two words": 0.45,
    "search: beginning of a name": 0.70,
    "blocked orders": 0.20,
}
TARGET_OF_DATABASE = {"order of 1 line": 0.55}
STATEMENTS = {"order of 1 line": 80}
LOAD, MEMORY = 1.6, 1.05  # at least so many orders a second; at most so much memory


class Row(NamedTuple):
    """What one row took, a pair at a time, and its statements."""

    name: str
    old: list[Spent]
    new: list[Spent]
    statements: tuple[int, int]

    def __str__(self) -> str:
        both = paired([one.both for one in self.old], [one.both for one in self.new])
        base = paired([one.database for one in self.old], [one.database for one in self.new])
        old, new = (sum(one.both for one in some) / len(some) for some in (self.old, self.new))
        cells = [
            f"{old * 1000:.1f}",
            f"{new * 1000:.1f}",
            str(both),
            wanted(TARGETS, self.name),
            str(base),
            wanted(TARGET_OF_DATABASE, self.name),
            f"{self.statements[0]} → {self.statements[1]}",
            wanted(STATEMENTS, self.name),
        ]
        return f"| {self.name} | " + " | ".join(cells) + " |"


def wanted(targets: dict[str, float], name: str) -> str:
    return f"≤ {targets[name]:g}" if name in targets else ""


def measure(options: Namespace) -> None:
    """Print the table: rows by turns, then orders a second, then memory."""
    orders = options.orders or options.customers // 10
    sizes = {"customers": options.customers, "orders": orders}
    with database(options.customers):
        base = "against_{}_{}".format(git("rev-parse", "--short", options.against), orders)
        make(base)
        fill(build(options.against, database=base), **sizes)
        for copy in (OLD, NEW):
            clone(base, copy)
        with administration() as line:
            line.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
        old, new = build(options.against, database=OLD), build(".", database=NEW)
        for each in (old, new):
            fill(each, **sizes)
        print(f"\n{title(options, orders)}\n")
        compare_rows(old, new, rounds=options.rounds, only=options.tables)
        if not options.tables:
            compare_loads(old, new)


def title(options: Namespace, orders: int) -> str:
    built = "with" if "--enable-optimizations" in (configured() or "") else "without"
    return (
        f"This build against {options.against}, {options.customers:,} customers and {orders:,} orders,"
        f" by a Python built {built} profile-guided optimisation:"
    )


def configured() -> str | None:
    found: str | None = sysconfig.get_config_var("CONFIG_ARGS")
    return found


def compare_rows(old: Build, new: Build, *, rounds: int, only: list[str]) -> None:
    print(
        "| what | old ms | new ms | ratio | target | of PostgreSQL | target | statements | target |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    with ExitStack() as stack:
        sides = (stack.enter_context(running(old)), stack.enter_context(running(new)))
        for name in sides[0].rows:
            if not only or any(part in name for part in only):
                print(by_turns(sides, name, rounds=rounds), flush=True)
        before, after = (side.memory() for side in sides)
        print(
            f"\nMemory of a process: {before:,} → {after:,} kB, {after / before:.2f} (≤ {MEMORY})"
        )


def by_turns(sides: tuple[Side, Side], name: str, *, rounds: int) -> Row:
    """Measure a row in pairs; the one and the other begin in turn."""
    for side in sides:
        for _ in range(WARM_UP):
            side.do(name)
    counts = [
        statements(side, name, database=base) for side, base in zip(sides, (OLD, NEW), strict=True)
    ]
    spent: dict[int, list[Spent]] = {0: [], 1: []}
    for turn in range(rounds):
        for which in (0, 1) if turn % 2 else (1, 0):
            spent[which].append(sides[which].measured(name))
    return Row(name, spent[0], spent[1], (counts[0], counts[1]))


def compare_loads(old: Build, new: Build) -> None:
    """Print how many more orders eight agents take, on all processors of this machine."""
    taken: list[list[float]] = [[], []]
    with ExitStack() as stack:
        sides = [stack.enter_context(running(each, "load")) for each in (old, new)]
        for turn in range(LOADS + 1):
            for which in (0, 1) if turn % 2 else (1, 0):
                done = float(sides[which].do("load"))
                if turn:  # the first warms up
                    taken[which].append(done)
    print(f"Orders of 8 agents at once: {paired(*taken)} (≥ {LOAD})")
