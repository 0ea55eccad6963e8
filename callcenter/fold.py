"""Text as it is compared: lower case, without accents."""

from django.db import models
from django.db.models import Func


class Fold(Func):
    """SQL's fold(): ``Łódź`` and ``lodz`` become the same."""

    function = "public.fold"
    output_field = models.TextField()
