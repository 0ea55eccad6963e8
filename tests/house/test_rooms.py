"""The house is what docs/architecture.md says it is: floors, rooms, and what each of them may do."""

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from tests.house.test_conventions import APPS, OURS, ROOT, TEMPLATES, relative

MOST = 20  # modules in a folder
WIDEST = 160  # characters in a line of a template
WRITES = {
    "bulk_create", "bulk_update", "create", "delete", "get_or_create", "lock_order", "locked",
    "save", "select_for_update", "update", "update_or_create",
}  # fmt: skip


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in OURS}


def in_room(*rooms: str) -> list[Path]:
    return [path for path in OURS if path.relative_to(ROOT).parts[1] in rooms]


def test_imports_are_allowed_without_exceptions():
    assert "ignore_imports" not in (ROOT / "pyproject.toml").read_text()


def imports_of(path: Path) -> set[str]:
    """The modules of ours that one imports, for types too."""
    found: set[str] = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{name.name}" for name in node.names}
            found |= (inner & MODULES.keys()) or {node.module}
    return (found & MODULES.keys()) - {name_of(path)}


def test_no_module_imports_itself_in_a_circle():
    left = {name: imports_of(path) for name, path in MODULES.items()}
    while done := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in done}

    assert sorted(left) == []


def calls_in(node: ast.AST) -> set[str]:
    calls = [call.func for call in ast.walk(node) if isinstance(call, ast.Call)]
    named = {call.attr for call in calls if isinstance(call, ast.Attribute)}
    return named | {call.id for call in calls if isinstance(call, ast.Name)}


def opens_a_transaction(function: object) -> bool:
    """By itself, or by another of its own module that it calls."""
    module = tree_of(Path(inspect.getfile(inspect.unwrap(function))))
    bodies = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    asked, seen = [inspect.unwrap(function).__name__], set()
    while asked:
        name = asked.pop()
        seen.add(name)
        if {"transaction.atomic", "repeatable"} & set(
            map(ast.unparse, bodies[name].decorator_list)
        ):
            return True
        asked += [other for other in calls_in(bodies[name]) if other in bodies.keys() - seen]
    return False


@pytest.mark.parametrize("floor", ["catalog", "orders", "payments"])
def test_every_operation_opens_a_transaction(floor):
    operations = import_module(f"{floor}.operations")
    verbs = [getattr(operations, name) for name in operations.__all__]
    verbs = [verb for verb in verbs if inspect.isfunction(verb)]

    assert len(verbs) > 5
    assert [verb.__name__ for verb in verbs if not opens_a_transaction(verb)] == []


def test_a_step_under_lock_opens_none():
    steps = in_room("under_lock")

    assert len(steps) > 20
    assert [relative(path) for path in steps if "atomic" in path.read_text()] == []


def test_questions_and_what_is_shown_change_nothing():
    rooms = in_room("questions", "shown")
    changing = {relative(path): sorted(calls_in(tree_of(path)) & WRITES) for path in rooms}

    assert len(rooms) > 25
    assert {path: calls for path, calls in changing.items() if calls} == {}


def test_no_folder_holds_more_than_one_sees_at_a_glance():
    folders = {path.parent for path in [*OURS, *(ROOT / "tests").rglob("*.py")]}
    crowded = {relative(one): len(list(one.glob("*.py"))) for one in folders}

    assert {folder: number for folder, number in crowded.items() if number > MOST} == {}


def test_a_line_of_a_template_fits_on_a_screen():
    too_wide = [
        f"{relative(path)}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > WIDEST
    ]

    assert len(TEMPLATES) > 150
    assert too_wide == []


def test_the_ground_names_no_floor_above_it():
    """Settings alone list apps, middleware and context processors."""
    floors = re.compile(rf"\b(?:{'|'.join(set(APPS) - {'callcenter'})})\.[a-z]")
    ground = [path for path in OURS if path.relative_to(ROOT).parts[0] == "callcenter"]
    naming = {
        relative(path): found
        for path in ground
        if path.name != "settings.py" and (found := list(texts_of(path, floors)))
    }

    assert naming == {}


def texts_of(path: Path, pattern: re.Pattern[str]) -> Iterator[str]:
    said = {id(node.value) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree_of(path)):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in said and pattern.search(node.value):
            yield node.value


def test_queries_written_once_stand_in_modules_called_reading():
    ready = {
        relative(path)
        for path in OURS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef) and "ready" in map(ast.unparse, node.decorator_list)
    }

    assert len(ready) > 5
    assert [path for path in sorted(ready) if not path.endswith("/reading.py")] == []
