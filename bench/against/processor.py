"""Processor time by the kernel's own clocks of processes, to the nanosecond."""

from __future__ import annotations

import time
from typing import NamedTuple

from bench.service import children_of

OF_A_PROCESS = 2  # clock_getcpuclockid(3): the clock that counts the time of all its threads
Clocks = dict[str, float]  # seconds of each process


class Spent(NamedTuple):
    """Seconds of processor time: of the web server's processes, and of PostgreSQL's."""

    web: float
    database: float

    @property
    def both(self) -> float:
        return self.web + self.database


class Reading(NamedTuple):
    """What stood on the clocks of both at one moment."""

    web: Clocks
    database: Clocks

    def since(self, before: Reading) -> Spent:
        return Spent(*map(between, before, self))


def read(*, web: int, postmaster: int) -> Reading:
    """Read the clocks of the children of these two processes."""
    return Reading(*({pid: clock(pid) for pid in children_of(one)} for one in (web, postmaster)))


def between(before: Clocks, after: Clocks) -> float:
    """Return what was spent by those that are still there, those that are new included."""
    return sum(seconds - before.get(pid, 0) for pid, seconds in after.items())


def clock(pid: str) -> float:
    """Return the processor time of a process; one that has just ended has none."""
    try:
        return time.clock_gettime((~int(pid) << 3) | OF_A_PROCESS)
    except OSError:
        return 0
