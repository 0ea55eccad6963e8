"""The embedded PostgreSQL, really started: it comes up, is shared, recovers, and goes."""

import os
import signal
from pathlib import Path

import psycopg
import pytest

from callcenter.running import postgres_home
from callcenter.running.postgres import Server
from callcenter.running.postgres_home import NoPostgres
from tests.house.faults.servers import QUICK, answers, run


def test_starts_with_a_database_in_utf8_and_is_gone_afterwards(folder: Path):
    with Server(folder, settings=QUICK) as server:
        with psycopg.connect(server.url) as connection:
            told = connection.execute(
                "SELECT current_user, current_database(), current_setting('server_encoding'),"
                " current_setting('listen_addresses'), current_setting('fsync')"
            ).fetchone()
        assert told == ("app", "callcenter", "UTF8", "", "off")
        assert server.home.stat().st_mode & 0o777 == 0o700

    assert not answers(server)
    assert not (server.home / "data/postmaster.pid").exists()


def test_lives_as_long_as_anybody_uses_it(folder: Path):
    first, second = Server(folder, settings=QUICK), Server(folder, settings=QUICK)
    first.start()
    second.start()

    first.stop()
    assert answers(second)

    second.stop()
    assert not answers(second)


def test_keeps_its_data(folder: Path):
    with Server(folder, settings=QUICK) as server, psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept (number integer)")

    with Server(folder, settings=QUICK) as server, psycopg.connect(server.url) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_is_taken_over_when_its_user_was_killed(folder: Path):
    killed = run(folder, "sh", "-c", "echo started; read line")
    assert killed.stdout
    assert killed.stdout.readline() == "started\n"
    killed.kill()
    killed.communicate()

    server = Server(folder)
    assert answers(server)
    with server:
        assert answers(server)

    assert not answers(server)


def test_starts_again_after_the_server_was_killed(folder: Path):
    first = Server(folder)
    first.start()
    with psycopg.connect(first.url) as connection:
        connection.execute("CREATE TABLE survives (number integer)")
    os.kill(int((first.home / "data/postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    with Server(folder) as second, psycopg.connect(second.url) as connection:
        assert connection.execute("SELECT count(*) FROM survives").fetchone() == (0,)
    first.stop()

    assert not answers(first)


def test_minds_no_stale_files(folder: Path):
    with Server(folder, settings=QUICK) as server:
        pass
    (server.home / "data/postmaster.pid").write_text(
        f"{os.getpid()}\n{server.home}/data\n1\n5432\n"
    )
    (server.home / ".s.PGSQL.5432").touch()
    (server.home / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    (server.home / "data.new").mkdir()

    with Server(folder, settings=QUICK) as server:
        assert answers(server)


def test_puts_the_socket_elsewhere_when_its_path_would_be_too_long(folder: Path):
    deep = folder / "a folder" / ("x" * 80)

    with Server(deep, settings=QUICK) as server:
        assert len(str(server.sockets / ".s.PGSQL.5432")) < 80
        assert answers(server)
    server.discard()

    assert not server.sockets.exists()


def test_refuses_data_of_another_release(folder: Path):
    with Server(folder, settings=QUICK) as server:
        pass
    version = server.home / "data/PG_VERSION"
    right = version.read_text()
    version.write_text("12\n")

    with pytest.raises(NoPostgres, match="is of PostgreSQL 12 and this is"):
        server.start()

    version.write_text(right)


def test_refuses_a_folder_without_programs(monkeypatch: pytest.MonkeyPatch, empty: Path):
    monkeypatch.setenv("PG_BINDIR", str(empty))

    with pytest.raises(NoPostgres, match="but there is no postgres in it"):
        Server(empty).start()


def test_says_what_to_do_when_there_are_no_programs(monkeypatch: pytest.MonkeyPatch, empty: Path):
    monkeypatch.delenv("PG_BINDIR", raising=False)
    monkeypatch.setattr(postgres_home, "SYSTEM_BINARIES", empty)
    monkeypatch.setattr(postgres_home.importlib.util, "find_spec", lambda _name: None)

    with pytest.raises(NoPostgres, match="install the requirements"):
        Server(empty).start()


def test_prefers_the_newest_installed_programs(monkeypatch: pytest.MonkeyPatch, empty: Path):
    monkeypatch.delenv("PG_BINDIR", raising=False)
    monkeypatch.setattr(postgres_home, "SYSTEM_BINARIES", empty)
    monkeypatch.setattr(postgres_home.importlib.util, "find_spec", lambda _name: None)
    for release in ("9.6", "15", "18"):
        (empty / release / "bin").mkdir(parents=True)
        (empty / release / "bin/postgres").touch()

    assert postgres_home.find_binaries() == empty / "18/bin"
