"""Text as it is compared: lower case, without accents. Only SQL folds; nothing in Python does it again.

What migrations hold of these is Django's own, so that they import none of our code.
"""

from typing import Any

from django.db import models
from django.db.models import Func

SPACED = "%(function)s(%(expressions)s, '[]\",\\', '     ')"


def fold(expression: Any) -> Func:
    """Return SQL's fold(): ``Łódź`` and ``lodz`` become the same."""
    return Func(expression, function="public.fold", output_field=models.TextField())


def all_texts(column: str) -> Func:
    """Return all texts of a column of OtherLanguages, one after the other; their marks become spaces."""
    texts = Func(
        models.F(column), models.Value("$.*"), function="jsonb_path_query_array",
        template="%(function)s(%(expressions)s::jsonpath)::text", output_field=models.TextField(),
    )  # fmt: skip
    return Func(texts, function="translate", template=SPACED, output_field=models.TextField())


class Like(Func):
    """SQL's LIKE, for a pattern that already has its wildcards."""

    arg_joiner = " LIKE "
    template = "(%(expressions)s)"
    output_field = models.BooleanField()
