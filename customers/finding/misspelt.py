"""What may have been meant by a name that nobody has. Pure: no database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product, zip_longest

from callcenter.sql.near import Near

MOST_STEPS = 3  # of all words together
MOST_READINGS = 24
MOST_OF_ONE = 16  # words that may be meant by the only one
MOST_OF_EACH = 6  # by each of several


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Words that may have been meant, each for one that was typed."""

    words: tuple[str, ...]
    steps: int  # from what was typed
    common: int  # the rarest of the words

    @property
    def whole(self) -> str:
        return " ".join(self.words)

    def as_names(self) -> Iterator[tuple[str, str]]:
        """Give the likely splits into the beginning of a first name and a last name."""
        words = self.words
        splits = [(words[:1], words[1:]), (words[:-1], words[-1:]), (words[-1:], words[:-1])]
        for first, last in dict.fromkeys(splits):
            if first and last:
                yield " ".join(first), " ".join(last)


def readings(words: Sequence[str], near: Sequence[Sequence[Near]]) -> list[Reading]:
    """Join the words that are near to those typed, the nearest first, then the commonest.

    An initial stands for itself. What was typed is no reading of itself.
    """
    most = MOST_OF_ONE if len(words) == 1 else MOST_OF_EACH
    choices = [
        [*found[:most]] or ([Near(steps=0, common=0, word=word.lower())] if len(word) < 3 else [])
        for word, found in zip(words, near, strict=True)
    ]
    found = [
        Reading(
            words=tuple(choice.word for choice in chosen),
            steps=sum((choice.steps for choice in chosen), 0),
            common=min(choice.common for choice in chosen),
        )
        for chosen in product(*choices)
        if chosen
    ]
    likely = [reading for reading in found if 0 < reading.steps <= MOST_STEPS]
    likely.sort(key=lambda reading: (reading.steps, -reading.common, reading.words))
    return likely[:MOST_READINGS]


def are_known(near: Sequence[Sequence[Near]]) -> bool:
    """Whether each word occurs just as it was typed; one that is too short to be kept counts."""
    return all(not found or found[0].steps == 0 for found in near)


def shared_out(found: Mapping[int, Sequence[int]], *, limit: int) -> list[int]:
    """Pick as many customers as there is room for, some of every reading, likelier ones first.

    So the many of a common name leave room for the one of a rare name that is as near.
    """
    rounds = zip_longest(*(found[place] for place in sorted(found)))
    picked = [pk for one_of_each in rounds for pk in one_of_each if pk is not None]
    chosen = set(list(dict.fromkeys(picked))[:limit])
    in_order = [pk for place in sorted(found) for pk in found[place] if pk in chosen]
    return list(dict.fromkeys(in_order))
