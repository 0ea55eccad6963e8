"""The demo's words in all languages of the screens."""

from __future__ import annotations

from typing import Any

from front.demo.spanish import SPANISH


def others(english: str, french: str) -> dict[str, str]:
    """Return a text in the languages after the first, as set-up keeps it."""
    return {"fr": french, "es": SPANISH[english]}


def named(english: str, french: str) -> dict[str, Any]:
    """Return the columns of a row's name."""
    return {"name": english, "names": others(english, french)}
