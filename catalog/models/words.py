"""The words of items' names and search words, by which a misspelt one is found."""

from __future__ import annotations

from typing import Any

from django.db.models import Func, Value

from callcenter.models import Word
from callcenter.sql.fold import fold


class ItemWord(Word):
    """A word of an item's name in any language, or one of its search words."""

    class Meta(Word.Meta):
        pass

    @staticmethod
    def key_of(text: str) -> Func:
        return fold(Value(text))

    @staticmethod
    def how_common() -> Any:
        """All alike: of few items the nearest counts, not what most are called."""
        return Value(1)
