"""Keeps the catalogs of translated messages, without GNU gettext.

The catalogs name files but no lines, are sorted, and never hold a guessed ("fuzzy") translation,
so that a difference between two of them is a difference in words.
"""

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tokenize import TokenError
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

FUNCTIONS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
NOT_SHOWN = {"bench", "deploy", "docs", "static", "staticfiles", "tests", "var"}
HEADER = """\
# {language}: the words on the screen. `./dev messages` brings this file up to date.
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]\b|\{\w*[^{}]*\}")
STRAIGHT_APOSTROPHE = re.compile(r"[^\W\d_]'[^\W\d_]")


class Command(BaseCommand):
    help = "Brings the catalogs of messages up to date, compiles them, or checks them."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["update", "compile", "check"])

    def handle(self, *_: Any, action: str, **__: Any) -> None:
        actions = {"update": self._update, "compile": self._compile, "check": self._check}
        for locale, _language in settings.LANGUAGES:
            if locale != settings.LANGUAGE_CODE:
                actions[action](locale)

    def _update(self, locale: str) -> None:
        """Write what the sources say into the catalog, keeping its translations."""
        path = _path(locale)
        catalog = merged(locale, read(path, locale))
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, as_text(catalog).encode())
        missing = sum(not is_translated(message) for message in _messages(catalog))
        self.stdout.write(f"{_shown(path)}: {len(catalog)} messages, {missing} to translate.")

    def _compile(self, locale: str) -> None:
        path = _path(locale)
        compiled = BytesIO()
        write_mo(compiled, read(path, locale))
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path.with_suffix(".mo"), compiled.getvalue())

    def _check(self, locale: str) -> None:
        path = _path(locale)
        found = read(path, locale)
        problems = list(faults(found))
        if not path.exists() or path.read_text() != as_text(merged(locale, found)):
            problems.append("The sources say something else: run ./dev messages.")
        for problem in problems:
            self.stderr.write(f"{_shown(path)}: {problem}")
        if problems:
            raise CommandError(f"{len(problems)} faults in {_shown(path)}.")


def faults(catalog: Catalog) -> Iterator[str]:
    """Tell what is wrong with the translations, a sentence each."""
    for message in _messages(catalog):
        name = f'"{_first(message.id)}"'
        if message.fuzzy:
            yield f"{name} is marked as fuzzy."
        if not is_translated(message):
            yield f"{name} is not translated."
        elif any(form not in _placeholders(message.id) for form in _placeholders(message.string)):
            yield f"{name} has other placeholders in its translation."
        if any(map(STRAIGHT_APOSTROPHE.search, _forms(message.string))):
            yield f"{name} has a straight apostrophe in its translation: use ’."


def merged(locale: str, old: Catalog) -> Catalog:
    """Collect the messages of all sources, translated as they were in the old catalog."""
    catalog = Catalog(locale=locale)
    for path in sources(Path(settings.BASE_DIR)):
        for _, text, comments, context in _extract(path):
            known = old.get(text, context)
            kept = (
                known.string if known and isinstance(known.id, str) == isinstance(text, str) else ""
            )
            shown = path.relative_to(settings.BASE_DIR).as_posix()
            catalog.add(text, kept, [(shown, 0)], auto_comments=comments, context=context)
    return catalog


def sources(root: Path) -> Iterator[Path]:
    for folder in sorted(root.iterdir()):
        if folder.is_dir() and folder.name[0] != "." and folder.name not in NOT_SHOWN:
            for path in sorted(folder.rglob("*")):
                in_templates = "templates" in path.parts and path.suffix in {".html", ".txt"}
                if in_templates or (path.suffix == ".py" and "migrations" not in path.parts):
                    yield path


def as_text(catalog: Catalog) -> str:
    written = BytesIO()
    write_po(written, catalog, width=0, omit_header=True, sort_output=True, include_lineno=False)
    assert catalog.locale
    header = HEADER.format(
        language=catalog.locale.english_name,
        locale=catalog.locale,
        plural_forms=catalog.plural_forms,
    )
    return header + written.getvalue().decode().strip() + "\n"


def read(path: Path, locale: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=locale)
    try:
        with path.open("rb") as file:
            return read_po(file, locale=locale, ignore_obsolete=True, abort_invalid=True)
    except PoFileError as error:
        raise CommandError(f"{_shown(path)} cannot be read: {error}.") from error


def is_translated(message: Message) -> bool:
    return all(_forms(message.string))


def _extract(path: Path) -> Iterator[tuple[int, Any, list[str], str | None]]:
    text = path.read_text()
    if path.suffix != ".py":
        # Calls in a row of X: without its indentation it reads like Python.
        text = "\n".join(line.strip() for line in templatize(text, str(path)).splitlines())
    try:
        yield from extract("python", BytesIO(text.encode()), FUNCTIONS, ["Translators:"])
    except (SyntaxError, TokenError) as error:
        raise CommandError(f"{_shown(path)} cannot be read: {error}.") from error


def _messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def _forms(text: Any) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _first(text: Any) -> str:
    return _forms(text)[0]


def _placeholders(text: Any) -> list[list[str]]:
    """List the placeholders of each form; a plural's forms may differ, as in "One line"."""
    return [sorted(set(PLACEHOLDER.findall(form))) for form in _forms(text)]


def _path(locale: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / locale / "LC_MESSAGES" / "django.po"


def _shown(path: Path) -> str:
    return (
        str(path.relative_to(settings.BASE_DIR))
        if path.is_relative_to(settings.BASE_DIR)
        else str(path)
    )


def _write(path: Path, content: bytes) -> None:
    """Replace the file at once, so that nobody reads half of it."""
    fresh = path.with_suffix(f"{path.suffix}.new")
    fresh.write_bytes(content)
    fresh.replace(path)
