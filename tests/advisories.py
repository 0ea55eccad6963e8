"""Which of the pinned packages have known holes: `python -m tests.advisories`, as `./dev check` does.

Asks a folder of advisories in OSV's format, one JSON file each, as osv.dev gives them away for PyPI. It
is named by CALLCENTER_ADVISORIES; the network is never asked.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parents[1]
PINS = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ \\;]+)", re.MULTILINE)

Advisory = dict[str, Any]


def main() -> int:
    named = os.environ.get("CALLCENTER_ADVISORIES", "")
    if not named:
        say("Known holes of packages were not looked for: CALLCENTER_ADVISORIES names no folder.")
        return 0
    files = sorted(Path(named).rglob("*.json"))
    if not files:
        say(
            f"There is no advisory in {named}. Put OSV's JSON files there, or leave CALLCENTER_ADVISORIES out."
        )
        return 1
    found = list(holes(pinned(), files))
    for line in found:
        say(line)
    say(f"{len(files)} advisories, {len(found)} of them about packages as they are pinned.")
    return 1 if found else 0


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")


def pinned() -> dict[str, Version]:
    """The packages by their plain names."""
    found = [pin for path in PINS for pin in PIN.findall(path.read_text())]
    return {plain(name): Version(version) for name, version in found}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def holes(packages: dict[str, Version], files: list[Path]) -> Iterator[str]:
    """Tell each advisory that is about a package as it is pinned."""
    for path in files:
        advisory = json.loads(path.read_text())
        if "withdrawn" in advisory:
            continue
        for name in sorted({plain(one["package"]["name"]) for one in of_python(advisory)}):
            version = packages.get(name)
            if version and any(is_about(one, name, version) for one in of_python(advisory)):
                yield f"{name} {version}: {advisory['id']} {advisory.get('summary', '')}".rstrip()


def of_python(advisory: Advisory) -> list[Advisory]:
    affected = advisory.get("affected", [])
    return [one for one in affected if one.get("package", {}).get("ecosystem") == "PyPI"]


def is_about(affected: Advisory, name: str, version: Version) -> bool:
    if plain(affected["package"]["name"]) != name:
        return False
    listed = {read(one) for one in affected.get("versions", [])}
    ranges = [one for one in affected.get("ranges", []) if one.get("type") == "ECOSYSTEM"]
    return version in listed or any(is_within(one["events"], version) for one in ranges)


def is_within(events: list[dict[str, str]], version: Version) -> bool:
    """Go through what happened in the order of versions: introduced, fixed, or last affected."""
    happened = [
        (at, what) for event in events for what, said in event.items() if (at := read(said))
    ]
    is_affected = False
    for at, what in sorted(happened):
        if what == "introduced" and version >= at:
            is_affected = True
        elif (what == "fixed" and version >= at) or (what == "last_affected" and version > at):
            is_affected = False
    return is_affected


def read(version: str) -> Version | None:
    """Some old versions are none by today's rules."""
    try:
        return Version(version)
    except InvalidVersion:
        return None


if __name__ == "__main__":
    sys.exit(main())
