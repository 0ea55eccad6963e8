"""What an agent types to find an item or a source code, taken apart. Pure: no database."""

from __future__ import annotations

import re
from dataclasses import dataclass

from callcenter.sql.near import is_swapped, steps_between

AS_IT_STANDS = str.maketrans({sign: f"\\{sign}" for sign in r"\%_"})
MOST_WORDS = 6
INSIDE_FROM = 3  # letters; shorter words only match where a word begins, as no trigram holds them


@dataclass(frozen=True, kw_only=True)
class Typed:
    """Words of an item's number or name, as they were typed."""

    text: str
    words: tuple[str, ...]

    @property
    def may_be_number(self) -> bool:
        """Whether it may be a number or its beginning; no number has a space in it."""
        return len(self.words) == 1

    @property
    def is_number(self) -> bool:
        """Whether it reads as an item number: one word with a digit in it."""
        return self.may_be_number and any(letter.isdigit() for letter in self.text)


def read(text: str) -> Typed:
    """Take apart what was typed; words beyond the sixth narrow nothing any more."""
    plain = " ".join(text.replace("\x00", " ").split())
    words = re.split(r"[\s,;]+", plain)
    return Typed(text=plain, words=tuple(filter(None, words))[:MOST_WORDS])


def code_pattern(text: str) -> str:
    """Return SQL's pattern for a part of a code: ``?`` is one character, ``*`` any number."""
    return f"%{text.translate(AS_IT_STANDS).replace('?', '_').replace('*', '%')}%"


def slip_between(typed: str, number: str) -> tuple[int, int]:
    """Tell how many slips lie between them, and how unlikely that kind of slip is."""
    if is_swapped(typed, number):
        return steps_between(typed, number), 0
    return steps_between(typed, number), 1 if len(typed) != len(number) else 2
