"""The catalogs of messages: what is collected, what is kept, and what is found to be wrong."""

from gettext import GNUTranslations
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

SOURCE = """
from django.utils.translation import gettext as _, ngettext, pgettext
def words(count):
    # Translators: said to the caller
    _("Goodbye %(name)s")
    pgettext("of an order", "Open")
    return ngettext("%(count)s line", "%(count)s lines", count)
"""
TEMPLATE = """
  {% if x %}
      <p title="{% translate "Close" %}">{% translate "Open" context "a door" %}</p>
  {% endif %}
{% blocktranslate trimmed with total=order.total %}
    Total:
    {{ total }}
{% endblocktranslate %}
{% blocktranslate count found=hits %}{{ found }} hit{% plural %}{{ found }} hits{% endblocktranslate %}
"""
LINES = 'lines"\nmsgstr[0] "%(count)s ligne"\nmsgstr[1] "%(count)s lignes"'
HITS = 'hits"\nmsgstr[0] "%(found)s résultat"\nmsgstr[1] "%(found)s résultats"'
HALF = """
msgid "Goodbye %(name)s"
msgstr "Au revoir %(name)s"

msgid "Gone"
msgstr "Disparu"
"""
EMPTY = """\
# French: the words on the screen. `./dev messages` brings this file up to date.
msgid ""
msgstr ""
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

#: orders/views.py
#, python-format
msgid "%(count)s line"
msgid_plural "%(count)s lines"
msgstr[0] ""
msgstr[1] ""

#: templates/orders/desk.html
#, python-format
msgid "%(found)s hit"
msgid_plural "%(found)s hits"
msgstr[0] ""
msgstr[1] ""

#: templates/orders/desk.html
msgid "Close"
msgstr ""

#. Translators: said to the caller
#: orders/views.py
#, python-format
msgid "Goodbye %(name)s"
msgstr ""

#: templates/orders/desk.html
msgctxt "a door"
msgid "Open"
msgstr ""

#: orders/views.py
msgctxt "of an order"
msgid "Open"
msgstr ""

#: templates/orders/desk.html
#, python-format
msgid "Total: %(total)s"
msgstr ""
"""
FULL = (
    EMPTY.replace('lines"\nmsgstr[0] ""\nmsgstr[1] ""', LINES)
    .replace('hits"\nmsgstr[0] ""\nmsgstr[1] ""', HITS)
    .replace('"Close"\nmsgstr ""', '"Close"\nmsgstr "Fermer"')
    .replace('(name)s"\nmsgstr ""', '(name)s"\nmsgstr "Au revoir %(name)s"')
    .replace('"a door"\nmsgid "Open"\nmsgstr ""', '"a door"\nmsgid "Open"\nmsgstr "Ouverte"')
    .replace('order"\nmsgid "Open"\nmsgstr ""', 'order"\nmsgid "Open"\nmsgstr "En cours"')
    .replace('(total)s"\nmsgstr ""', '(total)s"\nmsgstr "Total : %(total)s"')
)


@pytest.fixture
def project(tmp_path: Path, settings) -> Path:
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    settings.LANGUAGES = [("en", "English"), ("fr", "Français")]
    for folder in ("orders", "templates/orders", "tests"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "orders/views.py").write_text(SOURCE)
    (tmp_path / "templates/orders/desk.html").write_text(TEMPLATE)
    (tmp_path / "tests/test_desk.py").write_text('_("Not shown to anybody")')
    return tmp_path


def catalog(project: Path) -> Path:
    return project / "locale/fr/LC_MESSAGES/django.po"


def run(action: str) -> str:
    said = StringIO()
    call_command("messages", action, stdout=said, stderr=said)
    return said.getvalue()


def test_update_collects_the_messages_of_sources_and_templates(project: Path):
    said = run("update")

    assert said == "locale/fr/LC_MESSAGES/django.po: 7 messages, 7 to translate.\n"
    assert catalog(project).read_text() == EMPTY


def test_update_keeps_translations_and_forgets_what_is_gone(project: Path):
    catalog(project).parent.mkdir(parents=True)
    catalog(project).write_text(HALF)

    run("update")
    first = catalog(project).read_text()
    run("update")

    assert 'msgid "Goodbye %(name)s"\nmsgstr "Au revoir %(name)s"' in first
    assert "Disparu" not in first
    assert "fuzzy" not in first
    assert catalog(project).read_text() == first


def test_update_refuses_a_source_it_cannot_read(project: Path):
    (project / "orders/views.py").write_text('_("never closed"')

    with pytest.raises(CommandError, match=r"^orders/views\.py cannot be read: "):
        run("update")

    assert not catalog(project).exists()


def test_compile_makes_what_django_reads(project: Path):
    catalog(project).parent.mkdir(parents=True)
    catalog(project).write_text(FULL)

    run("compile")

    with catalog(project).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    assert compiled.gettext("Close") == "Fermer"
    assert compiled.pgettext("a door", "Open") == "Ouverte"
    assert compiled.pgettext("of an order", "Open") == "En cours"
    assert compiled.ngettext("%(found)s hit", "%(found)s hits", 0) == "%(found)s résultat"
    assert compiled.ngettext("%(found)s hit", "%(found)s hits", 2) == "%(found)s résultats"


def test_check_finds_nothing_wrong_with_a_full_catalog(project: Path):
    catalog(project).parent.mkdir(parents=True)
    catalog(project).write_text(FULL)

    assert run("check") == ""


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("Fermer", "", '"Close" is not translated.'),
        (
            "%(found)s résultats",
            "résultats",
            '"%(found)s hit" has other placeholders in its translation.',
        ),
        ("Au revoir %(name)s", "Au revoir", '"Goodbye %(name)s" has other placeholders'),
        ("Au revoir %(name)s", "Au revoir %(nom)s", '"Goodbye %(name)s" has other placeholders'),
        ("Fermer", "Fermer {0}", '"Close" has other placeholders in its translation.'),
        (
            "Fermer",
            "Fermer l'onglet",
            '"Close" has a straight apostrophe in its translation: use ’.',
        ),
        ('#, python-format\nmsgid "Good', '#, fuzzy\nmsgid "Good', "is marked as fuzzy."),
        ('msgid "Close"', 'msgid "Closed"', "The sources say something else: run ./dev messages."),
    ],
)
def test_check_tells_what_is_wrong(project: Path, right: str, wrong: str, told: str):
    assert right in FULL
    catalog(project).parent.mkdir(parents=True)
    catalog(project).write_text(FULL.replace(right, wrong))
    said = StringIO()

    with pytest.raises(CommandError, match=r"faults? in locale/fr/LC_MESSAGES/django\.po\.$"):
        call_command("messages", "check", stderr=said)

    assert told in said.getvalue()


def test_check_refuses_a_project_without_a_catalog(project: Path):
    with pytest.raises(CommandError):
        run("check")
