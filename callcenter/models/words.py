"""Words that occur in names, each kept once, so that a misspelt one finds those that are near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Self

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Func, IntegerField, Value
from django.db.models.functions import Left, Length

from callcenter.sql.near import Near, one_off, steps_between

SHORTEST = 3  # letters of a word that is kept, and of one that may be misspelt
TWO_STEPS_FROM = 5  # letters of a typed word that may be two steps off
MOST_NEAR = 60  # words that are compared letter by letter
LEARN = """
INSERT INTO {words} (word)
SELECT DISTINCT met.word
FROM learned, unnest(string_to_array(translate(search_key, ',;:/()', '      '), ' ')) AS met (word)
WHERE length(met.word) >= {shortest} AND met.word !~ '[0-9]'
AND NOT EXISTS (SELECT FROM {words} AS known WHERE known.word = met.word);
"""


class Levenshtein(Func):
    """SQL's distance, up to a limit: letters left out, put in or replaced; a swap counts two."""

    function = "public.levenshtein_less_equal"
    output_field = IntegerField()


class WordQuerySet(models.QuerySet[Any]):
    """Words, and which of them are near to what was typed."""

    def near(self, typed: Sequence[str]) -> list[list[Near]]:
        """Return for each typed word those near to it, the nearest first, then the commonest.

        One step is looked for among all words; two only where nothing is
        nearer, among those with the same first letter. Two queries at most.
        """
        near = self._asked(self._one_step(word, place) for place, word in enumerate(typed))
        far = [
            self._two_steps(word, place)
            for place, word in enumerate(typed)
            if place not in near and len(word) >= TWO_STEPS_FROM
        ]
        near |= self._asked(far)
        return [sorted(near.get(place, []), key=Near.rank) for place in range(len(typed))]

    def _asked(self, questions: Iterable[Self]) -> dict[int, list[Near]]:
        """Ask all in one query; leave out what is more steps away than a hand slips."""
        parts = [question.values("place", "key", "word", "common") for question in questions]
        near: dict[int, list[Near]] = {}
        if not parts:
            return near
        for row in parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]:
            steps = steps_between(row["key"], row["word"])
            if steps <= (1 if len(row["key"]) < TWO_STEPS_FROM else 2):
                found = Near(steps=steps, common=row["common"], word=row["word"])
                near.setdefault(row["place"], []).append(found)
        return near

    def _one_step(self, word: str, place: int) -> Self:
        key = self.model.key_of(word)
        found = self.annotate(pieces=one_off("word")).filter(pieces__overlap=one_off(key))
        return found._nearest(key, place, most=2)

    def _two_steps(self, word: str, place: int) -> Self:
        """Those with the same first letter, of about the same length; an index holds both."""
        key = self.model.key_of(word)
        letters = Length(key)
        found = self.annotate(initial=Left("word", 1), letters=Length("word")).filter(
            initial=Left(key, 1), letters__gte=letters - 2, letters__lte=letters + 2
        )
        return found._nearest(key, place, most=3)

    def _nearest(self, key: Any, place: int, *, most: int) -> Self:
        return (
            self.annotate(away=Levenshtein("word", key, most), key=key, place=Value(place))
            .filter(away__lte=most)
            .annotate(common=self.model.how_common())
            .order_by("away", "word")[:MOST_NEAR]
        )


class Word(models.Model):
    """A word of names, folded. Only added to: one that is no longer anybody's finds nobody.

    There is no key to keep it single, so that nobody who enters a name ever
    waits for another; two who enter a new one at once may leave it twice.
    """

    word = models.TextField(db_collation="C")

    objects = WordQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["word"], name="%(app_label)s_%(class)s_word"),
            GinIndex(one_off("word"), name="%(app_label)s_%(class)s_one_off", fastupdate=False),
            models.Index(Left("word", 1), Length("word"), name="%(app_label)s_%(class)s_size"),
        ]

    def __str__(self) -> str:
        return self.word

    @staticmethod
    def key_of(text: str) -> Any:
        """Return the SQL that folds what was typed as these words are folded."""
        raise NotImplementedError

    @staticmethod
    def how_common() -> Any:
        """Return the SQL that counts how often a word occurs, up to a limit."""
        raise NotImplementedError


def learning(words: str) -> list[pgtrigger.Trigger]:
    """Return the triggers of a table with a ``search_key`` that keep its words in the table ``words``.

    They act once for each statement, so that a million rows copied in are one question.
    """
    learn = LEARN.format(words=words, shortest=SHORTEST)
    return [
        pgtrigger.Trigger(
            name=f"words_of_{name}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(new="learned"),  # type: ignore[no-untyped-call]
            func=f"{learn}RETURN NULL;",
        )
        for name, operation in (("new", pgtrigger.Insert), ("changed", pgtrigger.Update))
    ]
