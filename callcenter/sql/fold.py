"""Text as it is compared: lower case, without accents.

What migrations hold of these is Django's own, so that they import none of our code.
"""

from typing import Any

from django.db import models
from django.db.models import Func


def fold(expression: Any) -> Func:
    """Return SQL's fold(): ``Łódź`` and ``lodz`` become the same."""
    return Func(expression, function="public.fold", output_field=models.TextField())


class Like(Func):
    """SQL's LIKE, for a pattern that already has its wildcards."""

    arg_joiner = " LIKE "
    template = "(%(expressions)s)"
    output_field = models.BooleanField()
