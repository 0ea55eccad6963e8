"""The rules of the house that a machine can watch."""

import ast
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from callcenter.errors import Refused
from tests.house.addresses import VERBS, full_path

ROOT = Path(__file__).resolve().parents[2]
APPS = ["front", "callcenter", "pricing", "customers", "catalog", "orders", "payments"]
MODULES = sorted(
    path
    for app in [*APPS, "tests"]
    for path in (ROOT / app).rglob("*.py")
    if "migrations" not in path.parts
)
OURS = [path for path in MODULES if "tests" not in path.parts]
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def those(files: Iterable[Path], is_wrong: Callable[[str], object]) -> list[str]:
    """The files whose text is wrong."""
    return [relative(path) for path in files if is_wrong(path.read_text())]


def test_one_word_all_the_way_down():
    """The URL's name, its view and its test file share one word."""
    tests = {path.name for app in [*APPS, "house"] for path in (ROOT / "tests" / app).rglob("*.py")}
    verbs = {pattern.name.replace("-", "_"): pattern.callback.__name__ for pattern in VERBS}

    assert {verb: view for verb, view in verbs.items() if view != verb} == {}
    assert [verb for verb in verbs if f"test_{verb}.py" not in tests] == []


def test_file_fits_in_the_head():
    assert those([*MODULES, *SCRIPTS], lambda text: len(text.splitlines()) > 250) == []


def nodes_of[N: ast.AST](text: str, kind: type[N]) -> list[N]:
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, kind)]


def test_no_float_touches_money():
    counting_seconds = [
        ROOT / "callcenter/outward",
        ROOT / "callcenter/running",
        ROOT / "callcenter/web/timing.py",
    ]
    touching_money = [
        path for path in OURS if not any(path.is_relative_to(one) for one in counting_seconds)
    ]

    assert those(OURS, names_a_float) == []
    assert those(touching_money, holds_a_float) == []


def names_a_float(text):
    calls = [call.func for call in nodes_of(text, ast.Call)]
    is_named = "float" in {name.id for name in nodes_of(text, ast.Name)}
    return is_named or "round" in {call.id for call in calls if isinstance(call, ast.Name)}


def holds_a_float(text):
    return [node for node in nodes_of(text, ast.Constant) if isinstance(node.value, float)]


PURE = {"callcenter.errors", "callcenter.words.money", "django.utils.translation"}


def test_pricing_knows_only_arithmetic_and_words():
    files = [path for path in OURS if path.relative_to(ROOT).parts[0] == "pricing"]
    asked = {node.module for file in files for node in nodes_of(file.read_text(), ast.ImportFrom)}
    asked |= {
        a.name for file in files for n in nodes_of(file.read_text(), ast.Import) for a in n.names
    }
    is_pure = PURE | {
        name for name in asked if name.split(".")[0] in {"pricing", *sys.stdlib_module_names}
    }

    assert len(files) > 15
    assert asked - is_pure == set()


def test_nothing_happens_behind_the_readers_back():
    models = [path for path in OURS if "models" in str(path)]

    assert those(OURS, listens_to_signals) == []
    assert those(models, overrides_what_saves) == []
    assert [path for path in OURS if path.name == "utils.py"] == []


def listens_to_signals(text):
    imports = nodes_of(text, ast.ImportFrom)
    return [node for node in imports if node.module and "signals" in node.module]


def overrides_what_saves(text):
    methods = [item for one in nodes_of(text, ast.ClassDef) for item in one.body]
    named = {item.name for item in methods if isinstance(item, ast.FunctionDef)}
    return named & {"save", "delete"}


def all_refusals(cls: type[Refused] = Refused) -> list[type[Refused]]:
    return [
        refusal
        for subclass in cls.__subclasses__()
        for refusal in [subclass, *all_refusals(subclass)]
        if refusal.__module__.split(".")[0] in APPS
    ]


def test_every_refusal_is_a_sentence():
    refusals = all_refusals()
    sentences = {refusal.__name__: str(refusal.message) for refusal in refusals}
    begun = re.compile(r"[A-Z{“].*\.", re.DOTALL)

    assert {name: said for name, said in sentences.items() if not begun.fullmatch(said)} == {}
    assert [one for one in refusals if "errors" not in one.__module__.split(".")] == []


AGAINST_THE_POLICY = re.compile(
    r"hx-on|js:|javascript:|\|safe\b|\{% autoescape off|<style|\sstyle=|\son[a-z]+="
    r"|<script(?![^>]*\bsrc=)|hx-trigger=\"[^\"]*\["
)
EVALUATES = re.compile(r"\beval\(|new Function|\.innerHTML\s*=|insertAdjacentHTML|\.style\.")


def test_templates_live_under_the_content_security_policy():
    assert those(TEMPLATES, AGAINST_THE_POLICY.search) == []


WRITES_A_DATE = re.compile(r"\|(?:date|time)\b(?!:'c'|:'Y-m-d'|:\"l\")|\{% now|\|localtime")


def test_templates_write_days_and_moments_by_the_one_filter_of_each():
    """``day`` and ``moment``; besides them only the weekday before a day, and what machines read."""
    assert those(TEMPLATES, WRITES_A_DATE.search) == []


def test_scripts_evaluate_nothing():
    assert those(SCRIPTS, EVALUATES.search) == []


OPEN_TO_ALL = {"healthz", "readyz", "set-language"}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_asks_for_a_sign_in(client, method):
    ask = getattr(client, method)
    paths = ["/" + full_path(pattern) for pattern in VERBS if pattern.name not in OPEN_TO_ALL]

    plain = {path: ask(path) for path in paths}
    parts = {path: ask(path, headers={"HX-Request": "true"}) for path in paths}

    assert len(paths) > 90
    assert {path for path, answer in plain.items() if not leads_to_sign_in(answer)} == set()
    assert {path for path, answer in parts.items() if answer.status_code != 401} == set()


def leads_to_sign_in(answer):
    return answer.status_code == 302 and answer["Location"].startswith("/accounts/login/")


def test_no_file_names_a_registry_or_this_machine():
    hosts = ["py" + "pi.org", "python" + "hosted", "npm" + "js.", "/ro" + "ot/"]
    files = [
        path
        for pattern in ("*.py", "*.md", "*.toml", "*.txt", "*.html", "*.js", "*.css")
        for path in ROOT.rglob(pattern)
        if not {".venv", "var", "staticfiles", "vendor", ".git"} & set(path.relative_to(ROOT).parts)
    ]
    found = [
        relative(path)
        for path in files
        for host in hosts
        if host in path.read_text(errors="ignore")
    ]
    assert found == []
