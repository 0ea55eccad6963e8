"""The rules of the house that a machine can watch."""

import ast
import re
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from callcenter.errors import Refused

ROOT = Path(__file__).resolve().parents[2]
APPS = ["callcenter", "customers", "catalog", "orders", "payments"]
MODULES = sorted(
    path
    for app in [*APPS, "tests"]
    for path in (ROOT / app).rglob("*.py")
    if "migrations" not in path.parts
)
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
NOT_OURS = ("admin/", "accounts/")


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def our_patterns(resolver: URLResolver, prefix: str = "") -> list[URLPattern]:
    found: list[URLPattern] = []
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if path.startswith(NOT_OURS):
            continue
        if isinstance(pattern, URLResolver):
            found += our_patterns(pattern, path)
        else:
            found.append(pattern)
    return found


VERBS = our_patterns(get_resolver())


@pytest.mark.parametrize("pattern", VERBS, ids=lambda pattern: pattern.name)
def test_one_word_all_the_way_down(pattern):
    """The URL's name, its view and its test file share one word."""
    verb = pattern.name.replace("-", "_")
    assert pattern.callback.__name__ == verb
    tests = [path for app in [*APPS, "house"] for path in (ROOT / "tests" / app).glob("*.py")]
    assert f"test_{verb}.py" in {path.name for path in tests}


@pytest.mark.parametrize("module", [*MODULES, *SCRIPTS], ids=relative)
def test_file_fits_in_the_head(module):
    assert len(module.read_text().splitlines()) <= 250


@pytest.mark.parametrize(
    "module", [path for path in MODULES if "tests" not in path.parts], ids=relative
)
def test_no_float_touches_money(module):
    tree = ast.parse(module.read_text())
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    calls = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    floats = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]

    assert "float" not in names
    assert "round" not in calls
    if (
        module.parts[-2] != "callcenter"
    ):  # where the embedded server waits for fractions of a second
        assert floats == []


@pytest.mark.parametrize(
    "module", [path for path in MODULES if "tests" not in path.parts], ids=relative
)
def test_nothing_happens_behind_the_readers_back(module):
    tree = ast.parse(module.read_text())
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and "signals" in node.module
        for alias in node.names
    }
    overridden = {
        item.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and "models" in str(module)
        for item in node.body
        if isinstance(item, ast.FunctionDef)
    }

    assert not imported
    assert not overridden & {"save", "delete"}
    assert module.name != "utils.py"


def all_refusals(cls: type[Refused] = Refused) -> list[type[Refused]]:
    return [
        refusal
        for subclass in cls.__subclasses__()
        for refusal in [subclass, *all_refusals(subclass)]
        if refusal.__module__.split(".")[0] in APPS
    ]


@pytest.mark.parametrize("refusal", all_refusals(), ids=lambda refusal: refusal.__name__)
def test_every_refusal_is_a_sentence(refusal):
    sentence = str(refusal.message)
    assert sentence[0].isupper() or sentence[0] in "{“"
    assert sentence.endswith(".")
    assert refusal.__module__.endswith("errors")


@pytest.mark.parametrize("template", TEMPLATES, ids=relative)
def test_template_lives_under_the_content_security_policy(template):
    text = template.read_text()
    assert not re.search(r"hx-on|js:|javascript:|\|safe\b|\{% autoescape off|<style|\sstyle=", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"hx-trigger=\"[^\"]*\[", text)


@pytest.mark.parametrize("script", SCRIPTS, ids=relative)
def test_script_evaluates_nothing(script):
    text = script.read_text()
    assert not re.search(
        r"\beval\(|new Function|\.innerHTML\s*=|insertAdjacentHTML|\.style\.", text
    )


OPEN_TO_ALL = {"healthz", "readyz", "set-language"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "pattern",
    [pattern for pattern in VERBS if pattern.name not in OPEN_TO_ALL],
    ids=lambda pattern: pattern.name,
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_page_asks_for_a_sign_in(client, pattern, method):
    path = "/" + full_path(pattern)

    plain = getattr(client, method)(path)
    part = getattr(client, method)(path, headers={"HX-Request": "true"})

    assert plain.status_code == 302
    assert plain["Location"].startswith("/accounts/login/")
    assert part.status_code == 401


def full_path(wanted: URLPattern) -> str:
    """The pattern's path with something in every place."""

    def search(resolver: URLResolver, prefix: str) -> str | None:
        for pattern in resolver.url_patterns:
            path = prefix + str(pattern.pattern)
            if pattern is wanted:
                return path
            if isinstance(pattern, URLResolver) and (found := search(pattern, path)):
                return found
        return None

    path = search(get_resolver(), "")
    assert path is not None
    return re.sub(r"<(?:\w+:)?\w+>", "1", path)


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
