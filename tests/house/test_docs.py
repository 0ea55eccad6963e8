"""What the documentation says, compared with what there is."""

import ast
import re
import struct
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
APPS = ["front", "callcenter", "pricing", "customers", "catalog", "orders", "payments"]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
PICTURES = sorted((DOCS / "images").glob("*.png"))

# --- Variables -----------------------------------------------------------------------------------

READ_BY = {"keys", "text", "words", "number", "switch", "_number", "getenv"}
SHELL = [ROOT / "dev", ROOT / ".ci" / "run", *(ROOT / "deploy").iterdir()]
THE_SYSTEMS_OWN = {"HOME", "PATH", "PWD", "BASH_SOURCE"}


def variables_read() -> set[str]:
    """Names in capitals that Python looks up by a function, or that a shell takes the value of."""
    folders = [*APPS, "tests", "bench"]
    modules = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    found: set[str] = set()
    for module in modules:
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.Call) and node.args and is_reading(node.func):
                named = node.args[0]
                if isinstance(named, ast.Constant) and isinstance(named.value, str):
                    names = set(re.findall(r"^[A-Z][A-Z_]{3,}$", named.value))
                    found |= names | {f"{name}_FALLBACKS" for name in names if is_key(node)}
    for script in SHELL:
        found |= set(re.findall(r"\$\{?([A-Z][A-Z_]{3,})", script.read_text()))
    return {name for name in found - THE_SYSTEMS_OWN if not name.startswith("DJANGO_")}


def is_reading(function: ast.expr) -> bool:
    """Whether a function looks a variable up: environment.text, os.environ.get, and the like."""
    said = ast.unparse(function)
    return said == "os.environ.get" or said.rpartition(".")[2] in READ_BY


def is_key(call: ast.Call) -> bool:
    """Whether a key is read, and with it those from before."""
    return ast.unparse(call.func).rpartition(".")[2] == "keys"


def test_every_variable_stands_in_the_configuration_and_none_besides():
    text = (DOCS / "configuration.md").read_text()
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE))

    assert told == variables_read()


def test_the_example_of_an_environment_names_only_variables_there_are():
    text = (ROOT / "deploy" / "environment.example").read_text()
    assert set(re.findall(r"^([A-Z_]+)=", text, re.MULTILINE)) <= variables_read()


# --- Links ---------------------------------------------------------------------------------------


def anchor(heading: str) -> str:
    """A heading's anchor, as the usual renderers of Markdown make it."""
    plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "")).strip().lower()
    return plain.replace(" ", "-")


def test_links_lead_somewhere():
    broken = {str(page.relative_to(ROOT)): broken_links_of(page) for page in PAGES}
    assert {page: links for page, links in broken.items() if links} == {}


def broken_links_of(page: Path) -> list[str]:
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(
        r'(?:src|href)="([^"]+)"', text
    ):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, place = target.partition("#")
        to = (page.parent / file).resolve() if file else page
        if not to.exists() or not to.is_relative_to(ROOT):
            broken.append(target)
        elif place:
            headings = re.findall(r"^#+ (.+)$", to.read_text(), re.MULTILINE)
            if place not in map(anchor, headings):
                broken.append(target)
    return broken


def test_paths_that_are_named_exist():
    """A path in `code` that begins in a folder of ours is one that is there."""
    folders = "|".join([*APPS, "templates", "static", "tests", "docs", "deploy", "locale"])
    path_named = re.compile(rf"`((?:{folders})/[\w./*-]*)`")
    named = {path for page in PAGES for path in path_named.findall(page.read_text())}

    assert [path for path in sorted(named) if not list(ROOT.glob(path.rstrip("/")))] == []


def test_readme_is_short():
    assert len((ROOT / "README.md").read_text().splitlines()) <= 120


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_picture_is_small_and_shown(picture):
    content = picture.read_bytes()

    assert struct.unpack_from(">II", content, 16) == (1440, 900)
    assert len(content) <= 200_000
    assert any(f"images/{picture.name}" in page.read_text() for page in PAGES)


# --- Keys ----------------------------------------------------------------------------------------


def keys_of_the_templates() -> set[str]:
    """All keys that press something, as docs/keyboard.md writes them."""
    pages = "\n".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    keys = {key for keys in re.findall(r'\sdata-key="([^"]+)"', pages) for key in keys.split()}
    return {key.replace("Control", "Ctrl") for key in keys}


def keys_that_are_told() -> set[str]:
    section = (DOCS / "keyboard.md").read_text().partition("## Keys")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]+) \|", section, re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`([^`]+)`", row)}


def test_every_key_of_the_templates_is_told():
    assert keys_of_the_templates() - keys_that_are_told() == set()


def test_no_key_is_told_that_presses_nothing():
    by_scripts = {"Alt+↓", "Ctrl+Enter", "Alt+Enter", "1", "9", "Esc", "F1", "?"}
    assert keys_that_are_told() - keys_of_the_templates() - by_scripts == set()


# --- Architecture --------------------------------------------------------------------------------


ARCHITECTURE = (DOCS / "architecture.md").read_text()


def tree_that_is_told() -> dict[str, set[str]]:
    """Each floor's folder with the folders in it, from the top down."""
    drawn = ARCHITECTURE.partition("## The tree")[2].split("```")[1]
    floors: dict[str, set[str]] = {}
    for line in drawn.splitlines():
        names = set(re.findall(r"(\w+)/(?=\s)", line))
        if line.startswith(" "):
            floors[list(floors)[-1]] |= names
        else:
            floors |= {name: set() for name in names}
    return floors


def tree_that_is_there() -> dict[str, set[str]]:
    of_django = {"migrations", "management", "templatetags"}
    return {
        floor: {
            path.name
            for path in (ROOT / floor).iterdir()
            if path.is_dir() and list(path.rglob("*.py")) and path.name not in of_django
        }
        for floor in APPS
    }


def test_the_tree_is_told_as_it_is():
    assert tree_that_is_told() == tree_that_is_there()


def test_the_floors_are_told_as_imports_are_allowed():
    """The layers in pyproject.toml, from the top down, as the tree shows them."""
    layers = re.search(r"^layers = \[(.+)\]$", (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert layers

    assert list(tree_that_is_told()) == re.findall(r'"(\w+)"', layers[1])


# --- Decisions -----------------------------------------------------------------------------------


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: decision.stem)
def test_decision_is_short_and_whole(decision):
    text = decision.read_text()

    assert len(text.splitlines()) <= 25
    assert re.match(rf"# {int(decision.name[:4])}\. \S", text)
    parts = [text.find(f"**{part}.**") for part in ("Context", "Decision", "Consequence")]
    assert -1 not in parts
    assert parts == sorted(parts)


def test_decisions_are_numbered_and_listed():
    numbers = [int(decision.name[:4]) for decision in DECISIONS]
    index = (DOCS / "decisions" / "README.md").read_text()

    assert numbers == list(range(1, len(numbers) + 1))
    assert [decision.name for decision in DECISIONS if f"({decision.name})" not in index] == []


def test_the_container_holds_every_app():
    copied = re.findall(r"^COPY (\w+) \1$", (ROOT / "deploy" / "Containerfile").read_text(), re.M)
    assert set(APPS) <= set(copied)
