"""The walks of docs/contributing.md name the files there are, and cost no more than they say."""

import re
from pathlib import Path

import pytest

from callcenter.languages import OTHERS
from tests.house.test_docs import APPS, DOCS, ROOT

PAGE = (DOCS / "contributing.md").read_text()
PYPROJECT = (ROOT / "pyproject.toml").read_text()
SAID = re.findall(r"`([^`\n]+)`", PAGE)
IS_PATH = re.compile(r"[\w.<>*-]+/\S*|[\w-]+\.(?:py|md|toml)")

# What each walk costs today, and what it should cost. The first is only ever lowered; but another
# language adds its catalog of messages to three of the walks.
COSTS = {
    "A field of the customer": (5, 5),
    "A way to pay": (7, 7),
    "A cause that blocks": (6, 6),
    "Another language": (20, 20),
}


def walks() -> dict[str, str]:
    """The sections with a numbered list, by their headings."""
    _before, *sections = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    parted = [section.partition("\n") for section in sections]
    return {heading: text for heading, _newline, text in parted if "\n1. " in text}


WALKS = walks()


def paths_of(walk: str) -> list[str]:
    """What each number of a walk names before its colon."""
    steps = re.findall(r"^\d+\. (.+?):", WALKS[walk], re.MULTILINE)
    return [path for step in steps for path in re.findall(r"`([^`]+)`", step)]


def files_of(path: str) -> list[Path]:
    """The files that a path stands for: a name for any one of its kind, a code for a language."""
    pattern = path.replace("<code>", OTHERS[0].code).replace("<name>", "*")
    return sorted(ROOT.glob(pattern.rstrip("/")))


def number_of(path: str) -> int:
    return 1 if "<name>" in path else len(files_of(path))


def test_every_path_is_there():
    paths = [said for said in SAID if IS_PATH.fullmatch(said)]

    assert len(paths) > 60
    assert [path for path in paths if not files_of(path)] == []


def test_every_name_stands_in_the_code():
    folders = [ROOT / folder for folder in [*APPS, "templates", "static/css", "tests"]]
    files = [path for folder in folders for path in folder.rglob("*.*") if path.is_file()]
    files = [path for path in files if path.suffix in {".py", ".html", ".css"}]
    texts = [path.read_text() for path in files if path.name != "test_contributing.py"]
    known = set(re.findall(r"[\w-]+", "\n".join([*texts, (ROOT / "dev").read_text()])))
    names = {name for said in SAID if not IS_PATH.fullmatch(said) for name in words_of(said)}

    assert len(names) > 40
    assert names - known == set()


def words_of(said: str) -> list[str]:
    return re.findall(r"[a-zA-Z_][\w-]*\w", said)


def test_every_contract_is_named():
    contracts = re.findall(r"contracts\]\]\nname = \"(.+)\"", PYPROJECT)

    assert len(contracts) > 2
    assert [contract for contract in contracts if f"*{contract}*" not in PAGE] == []


def test_every_walk_is_counted():
    assert list(WALKS) == list(COSTS)


@pytest.mark.parametrize("walk", COSTS)
def test_walk_names_as_many_files_as_it_says(walk):
    paths = paths_of(walk)
    said = re.search(r"\*\*(\d+) files\*\*", WALKS[walk])

    assert said
    assert len(paths) == len(set(paths)) == len(re.findall(r"^\d+\. ", WALKS[walk], re.MULTILINE))
    assert [path for path in paths if not all(one.is_file() for one in files_of(path))] == []
    assert sum(map(number_of, paths)) == int(said[1])


@pytest.mark.parametrize("walk", COSTS)
def test_walk_costs_no_more_than_it_did_and_says_what_it_should(walk):
    today, meant = COSTS[walk]
    cost = sum(map(number_of, paths_of(walk)))

    assert cost <= today
    assert (f"where {meant} should do" in WALKS[walk]) == (cost > meant)
