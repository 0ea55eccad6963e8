"""Many agents at once: processes outside the server, each taking whole orders of three lines."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from multiprocessing import get_context
from statistics import median, quantiles
from typing import NamedTuple

from bench.agent import Agent, Failed

LINES = 3


class Work(NamedTuple):
    """What one process is given: where to call, as whom, for whom, what, how long, and how often."""

    port: int
    session: str
    accounts: Sequence[str]
    items: Sequence[str]
    seconds: float
    pause: float  # from the beginning of one order to that of the next; 0: none


class Done(NamedTuple):
    orders: int
    failures: list[str]
    spent: list[tuple[str, float]]
    seconds: float


def run(works: Sequence[Work]) -> list[Done]:
    """Let all agents work at once, and return what each has done."""
    with get_context("spawn").Pool(len(works)) as pool:
        return pool.map(work, works, chunksize=1)


def work(given: Work) -> Done:
    """Take one order after the other until the time is over."""
    agent = Agent(given.port, given.session)
    orders, failures = 0, []
    began = time.perf_counter()
    while time.perf_counter() - began < given.seconds:
        at = time.perf_counter()
        account = given.accounts[orders % len(given.accounts)]
        first = orders * LINES % (len(given.items) - LINES)
        try:
            agent.get(f"/customers/?q={account}", step="search", target="div#hits")
            agent.sell(account, list(given.items[first : first + LINES]))
            orders += 1
        except (Failed, OSError) as fault:
            failures.append(str(fault)[:300])
            agent.line.close()
        time.sleep(max(at + given.pause - time.perf_counter(), 0))
    return Done(orders, failures, agent.spent, time.perf_counter() - began)


def report(name: str, done: Sequence[Done]) -> int:
    """Print orders a second, and how long each step took; return the number of orders."""
    steps: dict[str, list[float]] = defaultdict(list)
    for one in done:
        for step, spent in one.spent:
            steps[step].append(spent)
    rate = sum(one.orders / one.seconds for one in done)
    requests = sum(len(one.spent) / one.seconds for one in done)
    failures = Counter(failure for one in done for failure in one.failures)
    print(
        f"\n{name}: {rate:.1f} orders and {requests:.0f} requests a second, "
        f"{failures.total()} errors\n"
    )
    print("| step | p50 ms | p95 ms |\n|---|---:|---:|")
    for step, spent in steps.items():
        worst = quantiles(spent, n=20)[-1] if len(spent) > 1 else spent[0]
        print(f"| {step} | {median(spent) * 1000:.0f} | {worst * 1000:.0f} |")
    for failure, times in failures.most_common(3):
        print(f"{times} × {failure}")
    return sum(one.orders for one in done)
