"""Names as they are compared."""

from typing import Any

from django.db import models
from django.db.models import Func, Value

from callcenter.fold import Fold


class NameKey(Func):
    """A name folded, hyphens as spaces, apostrophes and points left out: o brien is no O’Brien, obrien is."""

    function = "translate"
    template = "%(function)s(%(expressions)s, '-''.', ' ')"
    output_field = models.TextField()

    def __init__(self, expression: Any, **extra: Any) -> None:
        super().__init__(Fold(expression), **extra)


def typed_key(text: str) -> NameKey:
    """Return the key of what was typed, to be compared with those that are stored."""
    return NameKey(Value(text))
