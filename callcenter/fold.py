"""Text as it is compared: lower case, without accents."""

from django.db import models
from django.db.models import Func


class Fold(Func):
    """SQL's fold(): ``Łódź`` and ``lodz`` become the same."""

    function = "public.fold"
    output_field = models.TextField()


class Like(Func):
    """SQL's LIKE, for a pattern that already has its wildcards."""

    arg_joiner = " LIKE "
    template = "(%(expressions)s)"
    output_field = models.BooleanField()
