"""A build that is running: told what to do over a pipe, and watched for what it costs."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench.against.checkouts import Build, administration
from bench.against.processor import Reading, Spent, read
from bench.service import memory_of

SIDE = Path(__file__).with_name("side.py")
SETTLED = 0.02  # seconds after an answer in which what it leads to is done as well
COUNT = """SELECT coalesce(sum(calls), 0) FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
           WHERE datname = %s AND query NOT LIKE '%%pg_stat_statements%%'"""


class Side(NamedTuple):
    """One build, its process, and that of PostgreSQL."""

    process: subprocess.Popen[str]
    web: int
    rows: list[str]
    postmaster: int

    def do(self, row: str) -> Any:
        assert self.process.stdin
        print(row, file=self.process.stdin, flush=True)
        return self.told()

    def told(self) -> Any:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("A build ended before it answered: what it said stands above.")
        return json.loads(line)

    def measured(self, row: str) -> Spent:
        """Do a row, and return the processor time it took."""
        before = self.clocks()
        self.do(row)
        time.sleep(SETTLED)
        return self.clocks().since(before)

    def clocks(self) -> Reading:
        return read(web=self.web, postmaster=self.postmaster)

    def memory(self) -> int:
        """Return the kilobytes of the web server's processes."""
        return memory_of(self.web)


@contextmanager
def running(build: Build, *arguments: str) -> Iterator[Side]:
    """Start a build with a web server of its own."""
    process = subprocess.Popen(
        [build.python, SIDE, *arguments],
        cwd=build.root,
        env=build.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        first = Side(process, 0, [], postmaster()).told()
        try:
            yield Side(process, first["pid"], first["rows"], postmaster())
        finally:
            process.stdin.close()  # type: ignore[union-attr]


def postmaster() -> int:
    """Return the process over all of PostgreSQL's."""
    with administration() as line:
        stat = (Path("/proc") / str(line.info.backend_pid) / "stat").read_text()
    return int(stat.rsplit(")", 1)[1].split()[1])


def statements(side: Side, row: str, *, database: str) -> int:
    """Return how many statements a row sends to its database, BEGIN and COMMIT left out."""
    with administration() as line:
        line.execute("SELECT pg_stat_statements_reset()")
        side.do(row)
        (count,) = line.execute(COUNT, [database]).fetchone() or (0,)
    return int(count)
