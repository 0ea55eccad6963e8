"""No word of code stands in the documentation that is not in the code.

What was given up has no name any more: a decision tells in words what it was. CHANGELOG.md alone may name it.
"""

import ast
import re
from collections.abc import Iterator
from functools import reduce
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.house.test_docs import APPS, PAGES, ROOT

TOLD = {page: page.read_text() for page in PAGES if page.name != "CHANGELOG.md"}
FOLDERS = [*APPS, "templates", "static/css", "static/js", "tests", "bench", "deploy"]
SETTINGS = ["dev", "manage.py", "pyproject.toml", ".ci/run", "requirements.txt"]
TEXTS = {".html", ".txt", ".css", ".js", ".toml", ".service", ".example", ""}
NAME = re.compile(r"[A-Za-z_]\w*")
LOOKS_LIKE_OURS = re.compile(r"\w*[a-z0-9]_\w+|_\w+|[A-Z]+_[A-Z_]+|[A-Z][a-z]+[A-Z]\w*")
NOT_OURS = {
    *(
        "max_prepared_statements",
        "archive_mode",
        "pg_dump",
        "pg_trgm",
        "btree_gist",
    ),  # PostgreSQL's
    *("request_started", "request_finished", "request_id", "prune_db_task_results"),  # of packages
    "AltGr",  # a key
}


def files() -> list[Path]:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    kept = [path for path in found if not {"__pycache__", "vendor"} & set(path.parts)]
    return [*kept, *(ROOT / name for name in SETTINGS)]


def names_of(path: Path) -> Iterator[str]:
    """What a file calls something: in Python without its comments and docstrings."""
    yield from (path.name, path.stem)
    if path.suffix in TEXTS:
        yield from NAME.findall(path.read_text())
    elif path.suffix == ".py" and path != Path(__file__):
        for node in ast.walk(ast.parse(path.read_text())):
            yield from names_in(node)


def names_in(node: ast.AST) -> Iterator[str]:
    for part in ("name", "id", "attr", "arg"):
        if isinstance(name := getattr(node, part, None), str):
            yield from name.split(".")
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
        yield from NAME.findall(node.value)


KNOWN = {name for path in files() for name in names_of(path)} | NOT_OURS
CLASSES = {
    node.name: str(path.relative_to(ROOT).with_suffix("")).replace("/", ".")
    for app in APPS
    for path in (ROOT / app).rglob("*.py")
    if "migrations" not in path.parts
    for node in ast.parse(path.read_text()).body
    if isinstance(node, ast.ClassDef)
}


def spans(page: Path) -> list[str]:
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", TOLD[page], flags=re.DOTALL))


@pytest.fixture(params=TOLD, ids=lambda page: str(page.relative_to(ROOT)))
def told(request):
    return request.param


def test_what_looks_like_a_name_of_ours_is_one(told):
    words = {word for span in spans(told) for part in span.split() for word in words_of(part)}

    assert {word for word in words if LOOKS_LIKE_OURS.fullmatch(word)} - KNOWN == set()


def words_of(part: str) -> list[str]:
    """Paths, and patterns of files, have a test of their own."""
    return [] if {"/", "*"} & set(part) else NAME.findall(part.replace("-", " "))


def test_what_a_name_is_said_to_hold_is_there(told):
    """`orders.models.lines_of` and `Order.terms_at`, followed part by part."""
    ours = "|".join([*APPS, "tests", *CLASSES])
    paths = re.findall(rf"(?<![\w./])(?:{ours})(?:\.\w+)+", "\n".join(spans(told)))

    assert [path for path in paths if path not in KNOWN and not is_there(path.split("."))] == []


def is_there(parts: list[str]) -> bool:
    if parts[0] in CLASSES:
        parts = [*CLASSES[parts[0]].split("."), *parts]
    try:
        return bool(reduce(step, parts[1:], import_module(parts[0])))
    except (AttributeError, ImportError):
        return False


def step(thing: object, name: str) -> object:
    if name in getattr(thing, "__annotations__", {}):
        return name
    found = getattr(thing, name, None)
    if found is None and hasattr(thing, "__path__"):
        return import_module(f"{thing.__name__}.{name}")  # type: ignore[attr-defined]
    return getattr(thing, name)


def test_what_can_be_run_is_there(told):
    ours = set(re.findall(r"^([a-z]+)\)", (ROOT / "dev").read_text(), re.MULTILINE)) | {"help"}
    commands = set(re.findall(r"\./dev ([a-z]+)", TOLD[told]))
    of_django = set(re.findall(r"manage\.py ([a-z_]+)", TOLD[told]))

    assert commands - ours == set()
    assert of_django - set(get_commands()) == set()


def test_what_proves_a_law_stands_in_the_file_that_is_named(told):
    """`tests/…/test_<file>.py`: `test_<name>`, `test_<name>`"""
    named = re.findall(r"`(tests/[\w/]+\.py)`: ((?:`test_\w+`(?:, )?)+)", TOLD[told])

    assert [f"{path}: {test}" for path, tests in named for test in missing(path, tests)] == []


def missing(path: str, tests: str) -> set[str]:
    there = set(names_of(ROOT / path)) if (ROOT / path).is_file() else set()
    return set(NAME.findall(tests)) - there


@pytest.mark.parametrize(
    ("page", "laws"), [("pricing", "A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13"),
                       ("money", "B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12")],
)  # fmt: skip
def test_each_law_names_what_proves_it(page, laws):
    rows = re.findall(
        r"^\| ([AB]\d+) \| .* \| `tests/.*` \|$", TOLD[ROOT / f"docs/{page}.md"], re.M
    )

    assert rows == laws.split()
