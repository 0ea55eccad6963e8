"""Gives the test run a PostgreSQL of its own, before Django reads its settings.

A pytest plugin, named in `addopts` with `-p`: a conftest.py would come too late for pytest-django.
Each run has its own server and folder, so that runs beside each other stay apart. A run that was
killed leaves its folder behind; the next one removes it.

All migrations take half a minute. So the first run after one was added keeps a copy of the migrated
server, and each run begins with that: its test databases are made from the database `callcenter`.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from callcenter.locks import alone
from callcenter.postgres import DATABASE, ROOT, Server
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
        _start_migrated(server)

    def end() -> None:
        server.stop()
        _discard(folder)

    config.add_cleanup(end)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # end as for Ctrl-C
    os.environ["DATABASE_URL"] = server.url


def _start_migrated(server: Server) -> None:
    """Start from the copy of a migrated server, which is made where there is none."""
    data, copy = server.home / "data", RUNS / f"migrated-{_digest_of_migrations()}"
    if not copy.exists():
        server.start()
        environment = server.environment() | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
        server.stop()
        for outdated in RUNS.glob("migrated-*"):
            shutil.rmtree(outdated)
        _copy(data, copy)
    else:
        _copy(copy, data)
    server.start()
    os.environ["CALLCENTER_TEST_TEMPLATE"] = DATABASE


def _digest_of_migrations() -> str:
    """Tell whether a copy is still good: the migrations and the packages are the same."""
    told = hashlib.sha256((ROOT / "requirements-dev.txt").read_bytes())
    for path in sorted(ROOT.glob("*/migrations/*.py")):
        told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest()[:12]


def _copy(source: Path, target: Path) -> None:
    """Copy a folder with its owners, whole or not at all."""
    fresh = target.with_name(f"{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    subprocess.run(["cp", "-a", str(source), str(fresh)], check=True)
    fresh.rename(target)


def _discard(folder: Path) -> None:
    server = Server(folder)
    server.discard()
    if not server.home.exists():
        shutil.rmtree(folder)
