"""Amounts on the admin's pages: typed in any notation, and written as their reader writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import get_language

from callcenter.languages import OTHERS
from callcenter.models import OtherLanguages
from callcenter.words.amounts import InDoubt, as_typed, read_decimal
from callcenter.words.money import shown_unit_price

LEAST_DIGITS = 2  # more are written only where they say something


class NumberField(forms.DecimalField):
    """A number with a point or a comma. A point before three digits is one, as Django reads it."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "vTextField number"})

    def to_python(self, value: Any) -> Any:
        return super().to_python(as_python(value) if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal) or not value.is_finite():
            return value
        digits = max(LEAST_DIGITS, -int(value.normalize().as_tuple().exponent))
        return as_typed(value, digits)


def as_python(text: str) -> str:
    """Return a number as Python writes it; what is none, or could be two, as it was typed."""
    try:
        return str(read_decimal(text))
    except (InDoubt, ValueError):
        return text


NUMBERS: dict[Any, Any] = {models.DecimalField: {"form_class": NumberField}}


def readable(model: type[models.Model], names: Iterable[Any]) -> list[Any]:
    """Return the columns of a list: numbers as their reader writes them, texts in languages one by one."""
    return [written(model, name) if is_written(model, name) else name for name in names]


def is_written(model: type[models.Model], name: Any) -> bool:
    try:
        return isinstance(model._meta.get_field(name), (models.DecimalField, OtherLanguages))
    except (FieldDoesNotExist, TypeError, AttributeError):
        return False


@cache
def written(model: type[models.Model], name: str) -> Callable[[Any], str | None]:
    """Return a column that stands for such a field, in the list and on the page."""

    def column(row: Any) -> str | None:
        number = getattr(row, name)
        if isinstance(number, dict):
            return " · ".join(number[one.code] for one in OTHERS if one.code in number)
        if number is None:
            return None
        return shown_unit_price(number, LEAST_DIGITS, get_language() or "en")

    told: Any = column
    told.__name__ = name
    told.short_description = model._meta.get_field(name).verbose_name  # type: ignore[union-attr]
    told.admin_order_field = name
    return column
