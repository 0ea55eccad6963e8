"""The call center under measurement: PostgreSQL with a folder of its own, and the web server."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from callcenter.running.postgres import ROOT, Server

FOLDER = ROOT / "var" / "bench"
SETTINGS = {
    "shared_preload_libraries": "pg_stat_statements",
    "pg_stat_statements.track_utility": "off",  # BEGIN and COMMIT are no statements
    "max_connections": "200",
}
THREADS = 4  # of a process of the web server
PATIENCE = 60


@contextmanager
def database(size: int) -> Iterator[None]:
    """Start the PostgreSQL of this size, as durable as in production, and let Django use it."""
    folder = FOLDER / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    with Server(folder, settings=SETTINGS) as server:
        os.environ["DATABASE_URL"] = server.environment()["DATABASE_URL"]
        os.environ["CALLCENTER_MODE"] = "demo"
        os.environ["CALLCENTER_DATA"] = str(folder)
        yield


def manage(*arguments: object) -> None:
    """Run a command of manage.py; what it says of its progress goes where ours goes."""
    command = [sys.executable, str(ROOT / "manage.py"), *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def prepare(*, customers: int, items: int, orders: int) -> None:
    """Make sure that the tables are there, and as many rows as are wanted."""
    ready = [
        sys.executable,
        "-m",
        "callcenter.running.prepare",
    ]  # as the demo: tables, words, static files
    subprocess.run(ready, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    manage("load_bulk", "--customers", customers, "--items", items, "--orders", orders)


@contextmanager
def web_server(*, processes: int = 1) -> Iterator[tuple[int, int]]:
    """Serve as in production; yield the port, and the id of the process over all of them."""
    port = free_port()
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
        *("--port", str(port), "--workers", str(processes), "--blocking-threads", str(THREADS)),
        *("--log-level", "error", "--no-access-log", "callcenter.wsgi:application"),
    ]
    with (FOLDER / "web.log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
    try:
        wait_until_healthy(port)
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


def wait_until_healthy(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            line.request("GET", "/healthz")
            if line.getresponse().status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.1)
        finally:
            line.close()
    raise TimeoutError("The web server does not answer.")


def memory_of(pid: int) -> int:
    """Return the kilobytes that the children of a process hold: the web server's processes."""
    lines = [(Path("/proc") / child / "status").read_text() for child in children_of(pid)]
    return sum(int(text.split("VmRSS:")[1].split()[0]) for text in lines)


def cpu_seconds(web: int) -> float:
    """Return the processor time that the web server and the database have taken so far."""
    postmaster = int(
        (FOLDER / os.environ["CALLCENTER_DATA"])
        .glob("**/postmaster.pid")
        .__next__()
        .read_text()
        .split()[0]
    )
    ticks = 0
    for parent in (web, postmaster):
        own = (Path("/proc") / str(parent) / "stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(own[13]) + int(own[14])  # of children that have ended
        for child in children_of(parent):
            facts = (Path("/proc") / child / "stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(facts[11]) + int(facts[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def children_of(pid: int) -> list[str]:
    threads = (Path("/proc") / str(pid) / "task").glob("*/children")
    return [child for each in threads for child in each.read_text().split()]
