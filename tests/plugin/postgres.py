"""Gives the test run a PostgreSQL of its own, before Django reads its settings.

A pytest plugin, named in `addopts` with `-p`: a conftest.py would come too late for pytest-django.
Each run has its own server and folder, so that runs beside each other stay apart: in memory where
there is room, for a copy of a database takes a tenth of the time there. A run that was killed
leaves its folder behind; the next one removes it.

All migrations take half a minute. So the first run after one was added keeps a copy of the migrated
server, and each run begins with that. Nobody writes to its database: tests get copies of it, see
`tests.plugin.databases`. With DATABASE_URL set, the migrated database is made there instead.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from callcenter.running.locks import alone
from callcenter.running.postgres import ROOT, Server
from callcenter.running.postgres_home import NoPostgres, digest

RUNS = ROOT / "var" / "test"
MEMORY = Path("/dev/shm")
OURS = f"callcenter-{digest(ROOT)}-"  # folders there of this checkout's runs
ROOM = 2 * 1024**3  # bytes that must be free there
IS_READY = "CALLCENTER_TEST_RUN"  # tells the processes of a run that its database is there
FAST_AND_FORGETFUL = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "max_wal_size": "1GB",
    "shared_buffers": "256MB",
}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    os.environ.setdefault("CALLCENTER_MODE", "demo")
    if IS_READY not in os.environ:
        try:
            _borrow(early_config) if os.environ.get("DATABASE_URL") else _start(early_config)
        except NoPostgres as error:
            raise pytest.UsageError(str(error)) from error
        os.environ[IS_READY] = str(os.getpid())
        early_config.add_cleanup(lambda: os.environ.pop(IS_READY))
    return (yield)


def _start(config: pytest.Config) -> None:
    RUNS.mkdir(parents=True, exist_ok=True)
    with alone(RUNS / "starting"):
        for left_behind in [*RUNS.glob("run-*"), *MEMORY.glob(f"{OURS}*")]:
            _discard(left_behind)
        folder = make_folder()
        server = Server(folder, settings=FAST_AND_FORGETFUL)
        start_migrated(server)

    def end() -> None:
        server.stop()
        _discard(folder)
        os.environ.pop("DATABASE_URL")

    config.add_cleanup(end)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # end as for Ctrl-C
    os.environ["DATABASE_URL"] = server.url


def make_folder() -> Path:
    """Make a folder for a server that need not outlive the run, in memory if that has room."""
    has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    place, prefix = (MEMORY, OURS) if has_room else (RUNS, "run-")
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
    folder.chmod(0o755)
    return folder


def start_migrated(server: Server) -> None:
    """Start from the copy of a migrated server, which is made where there is none."""
    data, copy = server.home / "data", RUNS / f"migrated-{_digest_of_migrations()}"
    if not copy.exists():
        server.start()
        _migrate(server.environment())
        server.stop()
        for outdated in RUNS.glob("migrated-*"):
            shutil.rmtree(outdated)
        _copy(data, copy)
    else:
        _copy(copy, data)
    server.start()


def _borrow(config: pytest.Config) -> None:
    """Make a migrated database in the server of DATABASE_URL; remove all of the run's at its end."""
    url, name = os.environ["DATABASE_URL"], f"callcenter_tests_{os.getpid()}"

    def end() -> None:
        os.environ["DATABASE_URL"] = url
        with psycopg.connect(url, autocommit=True) as server:
            ours = server.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [name]
            )
            for (database,) in ours.fetchall():
                drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
                server.execute(drop.format(sql.Identifier(database)))

    config.add_cleanup(end)
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    os.environ["DATABASE_URL"] = urlsplit(url)._replace(path=f"/{name}").geturl()
    _migrate(os.environ)


def _migrate(environment: Mapping[str, str]) -> None:
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run(migrate, cwd=ROOT, env={**environment, **settings}, check=True)


def _digest_of_migrations() -> str:
    """Tell whether a copy is still good: the migrations and the packages are the same."""
    told = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
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
