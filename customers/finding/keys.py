"""Names as they are compared."""

from typing import Any

from django.db import models
from django.db.models import Func, Value

from callcenter.sql.fold import fold

KEY = "%(function)s(%(expressions)s, '-''.', ' ')"


def name_key(name: Any) -> Func:
    """Return a name folded, hyphens as spaces, apostrophes and points left out: o brien is no O’Brien, obrien is."""
    return Func(fold(name), function="translate", template=KEY, output_field=models.TextField())


def typed_key(text: str) -> Func:
    """Return the key of what was typed, to be compared with those that are stored."""
    return name_key(Value(text))
