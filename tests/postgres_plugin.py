"""Gives the test run a PostgreSQL of its own, before Django reads its settings.

A pytest plugin, named in `addopts` with `-p`: a conftest.py would come too late for pytest-django.
Each run has its own server and folder, so that runs beside each other stay apart. A run that was
killed leaves its folder behind; the next one removes it.
"""

import os
import shutil
import signal
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from callcenter.locks import alone
from callcenter.postgres import ROOT, Server
from callcenter.postgres_home import NoPostgres

RUNS = ROOT / "var" / "test"
FAST_AND_FORGETFUL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_wal_size": "4GB",
    "shared_buffers": "256MB",
}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    os.environ.setdefault("CALLCENTER_MODE", "demo")
    if not os.environ.get("DATABASE_URL"):
        try:
            _start(early_config)
        except NoPostgres as error:
            raise pytest.UsageError(str(error)) from error
    return (yield)


def _start(config: pytest.Config) -> None:
    RUNS.mkdir(parents=True, exist_ok=True)
    with alone(RUNS / "starting"):
        for left_behind in RUNS.glob("run-*"):
            _discard(left_behind)
        folder = Path(tempfile.mkdtemp(prefix="run-", dir=RUNS))
        folder.chmod(0o755)
        server = Server(folder, settings=FAST_AND_FORGETFUL)
        server.start()

    def end() -> None:
        server.stop()
        _discard(folder)

    config.add_cleanup(end)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # end as for Ctrl-C
    os.environ["DATABASE_URL"] = server.url


def _discard(folder: Path) -> None:
    server = Server(folder)
    server.discard()
    if not server.home.exists():
        shutil.rmtree(folder)
