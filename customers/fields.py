"""Fields in which something about a customer is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import EmailValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from callcenter.web.free_text import FreeText
from customers.models import Customer

NO_SUGGESTIONS = {"autocomplete": "off"}  # a browser would suggest the last caller's data
write_email = EmailValidator(_("Write an address such as name@example.com."))


def text(label: Any, longest: int, *, required: bool = False, **more: Any) -> FreeText:
    """Return a field of one line that no browser fills in by itself."""
    widget = more.pop("widget", forms.TextInput)
    return FreeText(
        label=label, max_length=longest, required=required, widget=widget(NO_SUGGESTIONS), **more
    )


def line_of(name: str) -> FreeText:
    """Return the field in which a column of the customer is typed: as it is called, and as long."""
    column: Any = Customer._meta.get_field(name)
    return text(capfirst(column.verbose_name), column.max_length, required=not column.blank)
