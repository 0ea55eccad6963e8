"""Really started servers: asked, waited for, and run as `./dev manage` does."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import psycopg

from callcenter.running import postgres
from callcenter.running.postgres import Server

QUICK = {"fsync": "off"}


@contextmanager
def data_folder() -> Iterator[Path]:
    """A folder that the server's account can reach, as pytest's own may not be."""
    made = Path(tempfile.mkdtemp(prefix="callcenter-test-", dir="/var/tmp"))
    made.chmod(0o755)
    yield made
    Server(made).discard()
    rmtree(made)


def answers(server: Server) -> bool:
    try:
        psycopg.connect(server.url).close()
    except psycopg.OperationalError:
        return False
    return True


def wait_until(truth, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not truth():
        assert time.monotonic() < deadline, "It took too long."
        time.sleep(0.05)


def run(folder: Path, *command: str, **options) -> subprocess.Popen[str]:
    """Start a command with the database, as `./dev manage` does."""
    environment = {key: text for key, text in os.environ.items() if key != "DATABASE_URL"}
    return subprocess.Popen(
        [sys.executable, "-m", "callcenter.running.postgres", "run", "--", *command],
        env=environment | {"CALLCENTER_DATA": str(folder)} | options.pop("env", {}),
        cwd=postgres.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )
