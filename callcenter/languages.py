"""The languages of the screens and letters, one row each: all that the code knows of a language.

Another language is a row here, its catalog of messages in `locale`, and its letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, kw_only=True)
class Language:
    """How a language is called, and how it writes numbers, days and files.

    ``rest`` and ``half`` are the words that an agent types for a share of the
    balance, as they are compared: lower case, without accents.
    """

    code: str
    name: str  # as it calls itself
    point: str  # before the decimals
    group: str  # between the thousands
    separator: str  # between the cells of a file for a spreadsheet
    day: str  # such as 3 May 2026, in the letters of Django's date filter
    time: str  # such as 2:30 PM, likewise
    first: str = "1"  # what it calls the first of a month
    rest: frozenset[str]
    half: frozenset[str]

    def with_first(self, written: str, day: date) -> str:
        """Return a day that was written with figures, its first of the month as people say it."""
        return re.sub(r"\b1\b", self.first, written, count=1) if day.day == 1 else written


LANGUAGES = (
    Language(
        code="en",
        name="English",
        point=".",
        group=",",
        separator=",",
        day="j F Y",
        time="g:i A",
        rest=frozenset({"rest"}),
        half=frozenset({"half"}),
    ),
    Language(
        code="fr",
        name="Français",
        point=",",
        group="\N{NARROW NO-BREAK SPACE}",
        separator=";",
        day="j F Y",
        time="H:i",
        first="1er",
        rest=frozenset({"reste"}),
        half=frozenset({"moitie"}),
    ),
    Language(
        code="es",
        name="Español",
        point=",",
        group=".",
        separator=";",
        day=r"j \d\e F \d\e Y",
        time="H:i",
        rest=frozenset({"resto"}),
        half=frozenset({"mitad"}),
    ),
)
FIRST, *OTHERS = LANGUAGES
CHOICES = [(language.code, language.name) for language in LANGUAGES]


@lru_cache(maxsize=64)  # asked for every amount on a page
def language_of(code: str | None) -> Language:
    """Return the language that a code such as fr or fr-CA means, else the first."""
    spoken = (code or "").partition("-")[0].lower()
    return next((language for language in LANGUAGES if language.code == spoken), FIRST)
