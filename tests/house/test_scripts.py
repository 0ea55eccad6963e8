"""Scripts are modules: what one needs of another it imports."""

import re
import shutil

from callcenter.admin_base.pages import Page
from callcenter.web.static import StaticFiles
from tests.house.test_conventions import ROOT, SCRIPTS, TEMPLATES, relative, those

CLASSIC = "early"  # it has to listen before the page is read
IMPORT = re.compile(r'^import (?:\{ ([^}]+) \} from )?"\./([\w-]+)\.js";$', re.MULTILINE)
IMPORT_SERVED = re.compile(r'^import\b.*"\./(.+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?:async )?(?:const|let|function) (\w+)", re.MULTILINE)
TAG = re.compile(r"<script( type=\"module\")? src=\"\{% static 'js/([\w-]+)\.js' %\}\"></script>")
PRELOAD = re.compile(r"<link rel=\"modulepreload\" href=\"\{% static 'js/([\w-]+)\.js' %\}\">")
GLOBAL = re.compile(r"\b(?:window|globalThis|self)(?:\.desk\b|\.\w+ *(?:\?\?|\|\|)?=[^=]|\[)")

TEXTS = {path.stem: path.read_text() for path in SCRIPTS}
IMPORTS = {name: [of for _, of in IMPORT.findall(text)] for name, text in TEXTS.items()}
BASE = ROOT / "templates" / "base.html"


def evaluated(name: str, before: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The modules that a browser has evaluated with this one, in its order."""
    for needed in IMPORTS[name]:
        before = before if needed in before else evaluated(needed, before)
    return (*before, name)


def test_scripts_share_no_global():
    assert those(SCRIPTS, GLOBAL.search) == []


def test_every_import_names_a_script_and_what_it_exports():
    found = [(name, *one) for name, text in TEXTS.items() for one in IMPORT.findall(text)]
    lines = [line for text in TEXTS.values() for line in text.splitlines()]
    named = [(name, of, one) for name, names, of in found for one in names.split(", ") if one]

    assert len(found) == len([line for line in lines if line.startswith("import")]) > 30
    assert [one for one in found if one[2] not in TEXTS] == []
    assert [one for one in named if one[2] not in EXPORT.findall(TEXTS[one[1]])] == []


def test_what_a_script_calls_it_imports_and_what_it_imports_it_uses():
    exported = {name for text in TEXTS.values() for name in EXPORT.findall(text)}
    for name, text in TEXTS.items():
        imported = {one for names, _ in IMPORT.findall(text) for one in names.split(", ") if one}
        code = IMPORT.sub("", text)
        own = set(re.findall(r"\b(?:const|let|function) (\w+)", code))
        called = exported & set(re.findall(r"(?<![.\w])(\w+)\(", code))

        assert called - imported - own == set(), name
        assert {one for one in imported if not re.search(rf"\b{one}\b", code)} == set(), name


def test_no_script_imports_itself_in_a_circle():
    left = {name: set(needed) for name, needed in IMPORTS.items()}
    while done := {name for name, needs in left.items() if not needs & left.keys()}:
        left = {name: needs for name, needs in left.items() if name not in done}

    assert sorted(left) == []


def test_what_every_page_listens_to_is_evaluated_in_the_order_it_is_named_in():
    named = IMPORTS["page"]

    assert [name for name in evaluated("page") if name in named] == named


def test_pages_take_scripts_as_modules():
    texts = {relative(path): path.read_text() for path in TEMPLATES}
    tags = [tag for text in texts.values() for tag in TAG.findall(text)]
    others = {name: PRELOAD.sub("", TAG.sub("", text)) for name, text in texts.items()}
    (of_the_admin,) = Page.Media.js
    taken = {module for _, name in tags for module in evaluated(name)}

    assert [name for name, text in others.items() if "static 'js/" in text] == []
    assert [name for is_module, name in tags if not is_module] == [CLASSIC]
    assert of_the_admin.attributes == {"type": "module"}
    assert taken | {"admin"} == TEXTS.keys()


def test_what_scripts_import_is_asked_for_at_once():
    """Else a browser would ask for it only after it has read what imports it."""
    tags = {name for path in TEMPLATES for _, name in TAG.findall(path.read_text())}
    needed = {module for name in tags for module in evaluated(name)} - tags
    preloads = PRELOAD.findall(BASE.read_text())

    assert preloads == list(evaluated("page")[:-1])
    assert needed <= set(preloads)


def test_collected_modules_import_each_other_by_the_names_they_are_served_under(tmp_path):
    shutil.copytree(ROOT / "static" / "js", tmp_path / "js")
    collected = StaticFiles(location=tmp_path, base_url="/static/")
    list(collected.post_process({f"js/{name}.js": (collected, f"js/{name}.js") for name in TEXTS}))

    served = {collected.stored_name(f"js/{name}.js") for name in TEXTS}
    texts = [(tmp_path / name).read_text() for name in served]
    imported = {f"js/{of}" for text in texts for of in IMPORT_SERVED.findall(text)}

    assert len(imported) > 10
    assert imported <= served
