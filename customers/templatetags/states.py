"""The states of a country, offered while one is typed."""

from functools import cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from customers.places.postal import form_of

register = template.Library()


@register.simple_tag
@cache  # sixty rows that never differ, on every desk
def state_options(country: str) -> SafeString:
    """Write an option for each state: what is stored of it, and its name where that is another."""
    labels = (
        (code, "" if code == name else format_html(' label="{}"', name))
        for code, name in form_of(country).states
    )
    return format_html_join("", '<option value="{}"{}></option>', labels)
