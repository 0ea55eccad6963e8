"""Renders forms: the parts that stand in every field without the template engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

INPUTS = ("text", "number", "email", "hidden", "date", "input")


class Renderer(TemplatesSetting):
    """Renders templates, except inputs, labels and lists of errors where there are none.

    These are a third of the time that a page of forms takes. They are written as
    Django's templates, and our own label's, write them.
    """

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        written = WRITTEN[template_name](context) if template_name in WRITTEN else None
        return super().render(template_name, context, request) if written is None else written


def written_input(context: dict[str, Any]) -> SafeString:
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    kind, name = escaped(widget["type"]), escaped(widget["name"])
    return safe(f'<input type="{kind}" name="{name}"{value}{written_attrs(widget["attrs"])}>')


def written_label(context: dict[str, Any]) -> SafeString:
    label = escaped(context["field"].label)
    if not context["use_tag"]:
        return safe(label)
    tag = context["tag"]
    return safe(f"<{tag}{written_attrs(context['attrs'] or {})}>{label}</{tag}>")


def no_errors(context: dict[str, Any]) -> SafeString | None:
    return None if context["errors"] else safe("")


def written_attrs(attrs: Mapping[str, Any]) -> str:
    return "".join(
        f" {escaped(name)}" if value is True else f' {escaped(name)}="{escaped(value)}"'
        for name, value in attrs.items()
        if value is not False
    )


def escaped(value: object) -> str:
    return conditional_escape(value if isinstance(value, SafeString) else str(value))


def safe(html: str) -> SafeString:
    """Mark what was put together of escaped parts."""
    return mark_safe(html)  # noqa: S308


WRITTEN: Mapping[str, Callable[[dict[str, Any]], SafeString | None]] = {
    **{f"django/forms/widgets/{kind}.html": written_input for kind in INPUTS},
    "django/forms/label.html": written_label,
    "django/forms/errors/list/default.html": no_errors,
}
