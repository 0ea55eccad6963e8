"""The demo's words in all languages of the screens.

French stands beside the English; for each language after it there is a module called by its code.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from callcenter.languages import OTHERS

FRENCH = "fr"
WORDS: dict[str, dict[str, str]] = {
    one.code: import_module(f"front.demo.{one.code}").WORDS for one in OTHERS if one.code != FRENCH
}


def others(english: str, french: str) -> dict[str, str]:
    """Return a text in the languages after the first, as set-up keeps it."""
    return {FRENCH: french} | {code: words[english] for code, words in WORDS.items()}


def named(english: str, french: str) -> dict[str, Any]:
    """Return the columns of a row's name."""
    return {"name": english, "names": others(english, french)}
