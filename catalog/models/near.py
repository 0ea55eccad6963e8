"""Items that may have been meant by what fits none: a number with a slip, or words with some."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any, Self

from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Length

from callcenter.sql.fold import fold
from callcenter.sql.near import may_be_misspelt, one_off
from catalog import search
from catalog.models.words import ItemWord

MOST_OFFERED = 5
MOST_COMPARED = 500
MOST_DIGITS = 30  # of a number
MOST_MEANT = 6  # words that may be meant by one


class NearQuerySet(models.QuerySet[Any]):
    """Items on sale, and which of them are near to what was typed."""

    def on_sale(self, *, on: date) -> Self:
        """Those that may be sold on the day."""
        return self.filter(is_sold(on))

    def off_sale(self, *, on: date) -> Self:
        """The others: stopped, not on sale yet, or no longer."""
        return self.exclude(is_sold(on))

    def near(self, typed: str, *, on: date, limit: int = MOST_OFFERED) -> list[Any]:
        """Those on sale that may have been meant by what fits none: a number with a slip, or words with some."""
        read = search.read(typed)
        if not read.is_number:
            return self._nearly_with(read.words, on=on, limit=limit)
        return (
            self._one_slip_from(read, on=on, limit=limit) if len(read.text) <= MOST_DIGITS else []
        )

    def _one_slip_from(self, read: search.Typed, *, on: date, limit: int) -> list[Any]:
        """Of a number in which a digit was left out, put in, replaced or swapped.

        Swapped digits come first, the commonest slip; then numbers of another length.
        """
        alike = self.on_sale(on=on).alias(pieces=one_off(fold("item_number")))
        found = alike.filter(pieces__overlap=one_off(fold(Value(read.text))))
        compared = found.order_by(Length("item_number"), "item_number", "pk")[:MOST_COMPARED]
        ranked = sorted(
            (*search.slip_between(read.text.lower(), item.item_number.lower()), item.pk, item)
            for item in compared
        )
        return [item for steps, *_, item in ranked if steps == 1][:limit]

    def _nearly_with(self, words: tuple[str, ...], *, on: date, limit: int) -> list[Any]:
        """Those with each word, as it was typed or a slip or two from it; where none has all, those with most."""
        as_typed = [contains(word) for word in words]
        slips = dict.fromkeys(may_be_misspelt(words))
        near = dict(zip(slips, ItemWord.objects.near(tuple(slips)), strict=True))
        meant = [
            reduce(or_, (begins(one.word) for one in near.get(word, [])[:MOST_MEANT]), typed)
            for word, typed in zip(words, as_typed, strict=True)
        ]
        ranked = self.on_sale(on=on).order_by(-held(meant), -held(as_typed), "name", "item_number")
        for condition in (and_, or_) if words else ():
            if found := list(ranked.filter(reduce(condition, meant))[:limit]):
                return found
        return []


def begins(word: str) -> Q:
    """Tell, of items, where one of their words begins so."""
    return Q(search_key__contains=fold(Value(f" {word}")))


def contains(word: str) -> Q:
    """Tell, of items, where one of their words begins so or, of a word long enough, holds it."""
    inside = len(word) >= search.INSIDE_FROM
    return Q(search_key__contains=fold(Value(word))) if inside else begins(word)


def held(conditions: Iterable[Q]) -> Combinable:
    """Return the SQL that counts how many of these an item fulfils."""
    count: Combinable = Value(0)
    for one in conditions:
        count += Case(When(one, then=Value(1)), default=Value(0))
    return count


def is_sold(on: date) -> Q:
    """Tell, of items, which may be sold on the day; the same rule as ``Item.refusal``."""
    has_begun = Q(on_sale_from=None) | Q(on_sale_from__lte=on)
    has_not_ended = Q(on_sale_to=None) | Q(on_sale_to__gte=on)
    return Q(is_active=True) & has_begun & has_not_ended
