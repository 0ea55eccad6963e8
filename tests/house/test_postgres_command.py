"""The command that gives a program the embedded PostgreSQL."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import psycopg
import pytest

from callcenter import postgres
from callcenter.postgres import Server

QUICK = {"fsync": "off"}


@contextmanager
def data_folder() -> Iterator[Path]:
    """A folder that the server's account can reach, as pytest's own may not be."""
    made = Path(tempfile.mkdtemp(prefix="callcenter-test-", dir="/var/tmp"))
    made.chmod(0o755)
    yield made
    Server(made).discard()
    rmtree(made)


@pytest.fixture
def empty() -> Iterator[Path]:
    """A data folder that has never been used."""
    with data_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A data folder for all tests of this file, for the first start takes a while."""
    with data_folder() as folder:
        yield folder


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
        [sys.executable, "-m", "callcenter.postgres", "run", "--", *command],
        env=environment | {"CALLCENTER_DATA": str(folder)} | options.pop("env", {}),
        cwd=postgres.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )


def test_gives_a_command_the_database_and_hands_back_its_exit_status(folder: Path):
    command = run(folder, "sh", "-c", 'echo "$DATABASE_URL"; exit 7')

    said, _ = command.communicate(timeout=30)

    assert command.returncode == 7
    assert said == f"{Server(folder).url}\n"
    assert not answers(Server(folder))


def test_starts_nothing_where_there_is_a_database(empty: Path):
    command = run(
        empty, "sh", "-c", 'echo "$DATABASE_URL"', env={"DATABASE_URL": "postgresql:///other"}
    )

    said, _ = command.communicate(timeout=30)

    assert said == "postgresql:///other\n"
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_passes_a_signal_on_and_ends_the_server(folder: Path, number: signal.Signals):
    command = run(folder, "sh", "-c", "echo started; exec sleep 60")
    assert command.stdout
    assert command.stdout.readline() == "started\n"

    command.send_signal(number)
    command.communicate(timeout=30)

    assert command.returncode == 128 + number
    assert not answers(Server(folder))


def test_ends_tidily_when_signalled_while_it_starts(empty: Path):
    command = run(empty, "sleep", "60")
    wait_until((empty / "postgres/starting").exists)

    command.terminate()
    command.communicate(timeout=30)

    assert command.returncode == 128 + signal.SIGTERM
    assert not answers(Server(empty))


def test_names_a_command_that_does_not_exist(folder: Path):
    command = run(folder, "no-such-command")

    said, _ = command.communicate(timeout=30)

    assert command.returncode == 127
    assert said == "no-such-command cannot be run: No such file or directory.\n"
