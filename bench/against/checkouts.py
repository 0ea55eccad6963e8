"""The two builds on disk: a checkout of a commit with packages as it pins them, and a database for each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import psycopg
from psycopg import sql

from bench.service import FOLDER
from callcenter.running.postgres import ROOT

PREPARE = "from bench.service import prepare; prepare(customers={0}, items={0} // 10, orders={1})"


class Build(NamedTuple):
    """Where a build lies, the Python that runs it, and what it is told by its environment."""

    root: Path
    python: Path
    environment: dict[str, str]

    def run(self, *command: str) -> None:
        subprocess.run(
            [self.python, *command],
            cwd=self.root,
            env=self.environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def checkout(commit: str) -> Path:
    """Return the folder with a commit, made once; "." is what stands here."""
    if commit == ".":
        return ROOT
    name = git("rev-parse", "--short=10", f"{commit}^{{commit}}")
    folder = FOLDER / "against" / name
    if not folder.exists():
        git("worktree", "add", "--detach", "--force", str(folder), name)
    return folder


def python_of(root: Path) -> Path:
    """Return the Python of a checkout: ours, if it pins the same packages, else one of its own."""
    pins = (root / "requirements-dev.txt").read_bytes()
    if pins == (ROOT / "requirements-dev.txt").read_bytes():
        return Path(sys.executable)
    python = root / ".venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", root / ".venv"], check=True)
        pip = (python, "-m", "pip", "install", "-qq", "--require-hashes")
        subprocess.run([*pip, "-r", root / "requirements-dev.txt"], check=True)
    return python


def build(commit: str, *, database: str) -> Build:
    """Return a build with the database of this name, on the PostgreSQL that was started."""
    root, url = checkout(commit), os.environ["DATABASE_URL"]
    data = FOLDER / "against" / database
    data.mkdir(parents=True, exist_ok=True)
    (root / "var" / "bench").mkdir(parents=True, exist_ok=True)
    own = {"DATABASE_URL": url_of(url, database), "CALLCENTER_DATA": str(data)}
    return Build(root, python_of(root), os.environ | own)


def make(database: str) -> None:
    """Make an empty database, unless it is there from the last time."""
    with administration() as line:
        if not line.execute("SELECT FROM pg_database WHERE datname = %s", [database]).fetchall():
            line.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))


def fill(build: Build, *, customers: int, orders: int) -> None:
    """Bring a build's database up to date, with as many rows as are wanted, and its static files."""
    build.run("-c", PREPARE.format(customers, orders))


def clone(database: str, copy: str) -> None:
    names = {"copy": sql.Identifier(copy), "base": sql.Identifier(database)}
    with administration() as line:
        line.execute(sql.SQL("DROP DATABASE IF EXISTS {copy} WITH (FORCE)").format(**names))
        line.execute(sql.SQL("CREATE DATABASE {copy} TEMPLATE {base}").format(**names))


def administration() -> psycopg.Connection:
    return psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)


def url_of(url: str, database: str) -> str:
    """Return the URL of another database of the same server."""
    before, _, query = url.partition("?")
    return f"{before.rpartition('/')[0]}/{database}" + (f"?{query}" if query else "")


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()
