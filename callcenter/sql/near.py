"""How far apart two words are: how often a hand would have to slip to type one for the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func

LONGEST = 40  # letters of a word


@dataclass(frozen=True, kw_only=True)
class Near:
    """A word that may have been meant."""

    word: str
    steps: int  # 0: it is the very word that was typed
    common: int  # how often it occurs, as far as that was counted

    def rank(self) -> tuple[int, int, str]:
        """Sort the nearest first, then the commonest."""
        return self.steps, -self.common, self.word


def may_be_misspelt(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that can be near to another; what has digits in it is none, nor what is longer than any."""
    return tuple(word for word in words if len(word) <= LONGEST and not any(map(str.isdigit, word)))


def steps_between(typed: str, meant: str) -> int:
    """Count the letters to leave out, put in, replace or swap with their neighbour.

    A swap of neighbours is one step, where Levenshtein's distance counts two.
    """
    before: list[int] = []
    last = list(range(len(meant) + 1))
    for row, letter in enumerate(typed, start=1):
        now = [row]
        for column, other in enumerate(meant, start=1):
            replaced = last[column - 1] + (letter != other)
            now.append(min(last[column] + 1, now[-1] + 1, replaced))
            is_swap = row > 1 and column > 1 and typed[row - 2] == other
            if is_swap and letter == meant[column - 2]:
                now[-1] = min(now[-1], before[column - 2] + 1)
        before, last = last, now
    return last[-1]


def is_swapped(typed: str, meant: str) -> bool:
    """Whether the same letters stand in another order, the commonest slip of a fast hand."""
    return typed != meant and sorted(typed) == sorted(meant)


def one_off(expression: Any) -> Func:
    """Return SQL's one_off(): a word, and all that is left of it when one letter is left out.

    Two words that are one step apart have one of these in common, whatever
    the step is, so that an index finds them.
    """
    pieces = ArrayField(models.TextField())
    return Func(expression, function="public.one_off", output_field=pieces)
