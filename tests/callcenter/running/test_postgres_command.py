"""The command that gives a program the embedded PostgreSQL."""

import signal
from pathlib import Path

import pytest

from callcenter.running.postgres import Server
from tests.house.faults.servers import answers, run, wait_until


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
