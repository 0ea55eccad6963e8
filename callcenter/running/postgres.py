"""PostgreSQL without an installation: up with the first who needs it, down with the last.

Everything lies in one private folder: the data, the socket (there is no TCP port), the log and
three lock files. The kernel frees a lock with the process that held it, however that ended, so
nothing here can go stale:

    starting   held by whoever is starting or stopping the server
    users      shared by all who use it; who can have it alone was the last
    server     inherited by the server's own processes; free means that none is left
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

import psycopg

from callcenter.running.locks import alone, open_lock, share, take
from callcenter.running.postgres_home import (
    OUTSIDE,
    NoPostgres,
    choose_account,
    choose_home,
    digest,
    find_binaries,
    make_private,
    run_as,
    within_reach,
)
from callcenter.running.supervise import end_tidily, supervise

ROOT = Path(__file__).resolve().parents[2]
USER = "app"
DATABASE = "callcenter"
PORT = 5432  # only part of the socket's name
PATIENCE = 30.0


def data_folder() -> Path:
    return Path(os.environ.get("CALLCENTER_DATA") or ROOT / "var").absolute()


class Server:
    """The server of one data folder, shared by all who hold one of these."""

    def __init__(self, folder: Path, *, settings: Mapping[str, str] | None = None) -> None:
        self.settings = settings or {}
        self.account = choose_account(folder)
        self.home = choose_home(folder, self.account)
        self.sockets = self.home
        if len(f"{self.home}/.s.PGSQL.{PORT}") >= 80:  # the system's limit is little more
            self.sockets = OUTSIDE / f"callcenter-{digest(self.home)}-socket"
            make_private(self.sockets, self.account)
        self._using: int | None = None

    @property
    def url(self) -> str:
        return f"postgresql://{USER}@/{DATABASE}?host={quote(str(self.sockets))}"

    def environment(self) -> dict[str, str]:
        """Tell a child which database to use, and nothing of any other server."""
        kept = {name: text for name, text in os.environ.items() if not re.match("PG[A-Z]", name)}
        return kept | {"DATABASE_URL": self.url}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Make sure that the server answers, and keep it up until `stop`."""
        self._using = open_lock(self.home / "users")
        share(self._using)
        try:
            with alone(self.home / "starting"):
                if not self._answers():
                    self._launch()
                self._create_database()
        except BaseException as error:
            self.stop()
            if isinstance(error, psycopg.Error):
                raise NoPostgres(f"PostgreSQL in {self.home} gave up: {error}.") from error
            raise

    def stop(self) -> None:
        """Let go of the server. The last one out stops it and waits for its end."""
        using, self._using = self._using, None
        if using is not None:
            self._leave(using)

    def discard(self) -> None:
        """Remove the server and its data, unless somebody uses it."""
        if self._leave(open_lock(self.home / "users")):
            shutil.rmtree(self.home)
            shutil.rmtree(self.sockets, ignore_errors=True)

    def _leave(self, using: int) -> bool:
        try:
            with alone(self.home / "starting"):
                last = take(using)
                if last and (self.home / "data/postmaster.pid").exists():
                    with suppress(NoPostgres):  # it may have ended by itself meanwhile
                        self._run("pg_ctl", "stop", "-D", f"{self.home}/data", "-m", "fast")
                return last
        except FileNotFoundError:
            return False  # the whole folder was removed, and the server ends by itself
        finally:
            os.close(using)

    def _answers(self) -> bool:
        try:
            psycopg.connect(**self._address()).close()
        except psycopg.OperationalError:
            return False
        return True

    def _address(self) -> dict[str, Any]:
        host = {"host": str(self.sockets), "port": PORT, "connect_timeout": 5}
        return host | {"user": USER, "dbname": "postgres", "autocommit": True}

    def _create_database(self) -> None:
        with psycopg.connect(**self._address()) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not known.fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def _launch(self) -> None:
        data, server = self.home / "data", open_lock(self.home / "server")
        try:
            if not self._is_gone(server):
                return
            self._make_data()
            # What a killed server left behind. None is alive, and PostgreSQL makes sure again.
            (data / "postmaster.pid").unlink(missing_ok=True)
            for stale in self.sockets.glob(".s.PGSQL.*"):
                stale.unlink()
            options = shlex.join(f"--{name}={text}" for name, text in self._settings())
            start = ["pg_ctl", "start", "-D", f"{data}", "-l", f"{self.home}/log", "-o", options]
            self._run(*start, pass_fds=[server])
        finally:
            os.close(server)

    def _is_gone(self, server: int) -> bool:
        """Wait for the end of a killed server's last process, or for one that is starting."""
        deadline = time.monotonic() + PATIENCE
        while not take(server):
            if self._answers():
                return False
            if time.monotonic() > deadline:
                raise NoPostgres(
                    f"The PostgreSQL in {self.home} neither answers nor ends. End its processes."
                )
            time.sleep(0.1)
        return True

    def _settings(self) -> Iterator[tuple[str, str]]:
        yield "port", str(PORT)
        yield "listen_addresses", ""
        yield "unix_socket_directories", f'"{self.sockets}"'
        yield "unix_socket_permissions", "0700"
        yield from self.settings.items()

    def _make_data(self) -> None:
        data, fresh = self.home / "data", self.home / "data.new"
        major = re.search(r"\d+", self._run("postgres", "--version"))
        assert major
        if (data / "PG_VERSION").exists():
            made_by = (data / "PG_VERSION").read_text().strip()
            if made_by != major[0]:
                raise NoPostgres(
                    f"The data in {data} is of PostgreSQL {made_by} and this is {major[0]}: "
                    "move the folder away, start again, and restore a backup."
                )
            return
        builtin = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        locale = builtin if int(major[0]) >= 17 else ["--locale=C.UTF-8"]
        command = ["initdb", "-D", str(fresh), "-U", USER, "--auth=trust", "--encoding=UTF8"]
        shutil.rmtree(fresh, ignore_errors=True)  # of a start that was broken off
        self._run(*command, *locale)
        fresh.rename(data)

    def _run(self, program: str, *arguments: str, pass_fds: Sequence[int] = ()) -> str:
        command = [str(within_reach(find_binaries(), self.account) / program), *arguments]
        try:
            ended: subprocess.CompletedProcess[str] = subprocess.run(
                command,
                **run_as(self.account),
                cwd=self.home,
                env=self.environment() | {"LC_ALL": "C", "PGCTLTIMEOUT": "60"},
                umask=0o077,
                pass_fds=pass_fds,
                start_new_session=True,  # a terminal's Ctrl-C is ours to handle
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                check=False,
            )
        except OSError as error:
            raise NoPostgres(f"{command[0]} cannot be run: {error.strerror}.") from error
        if ended.returncode:
            last = (ended.stdout.strip().splitlines() or ["no reason given"])[-1]
            raise NoPostgres(f"{program} failed: {last} Its log: {self.home / 'log'}")
        return ended.stdout


def main(arguments: Sequence[str]) -> int:
    if len(arguments) < 3 or list(arguments[:2]) != ["run", "--"]:
        sys.stderr.write("Usage: python -m callcenter.running.postgres run -- COMMAND...\n")
        return 2
    if os.environ.get("DATABASE_URL"):
        return supervise(arguments[2:], os.environ)
    end_tidily()
    with Server(data_folder()) as server:
        return supervise(arguments[2:], server.environment())


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NoPostgres as error:
        sys.exit(str(error))
