"""Renders forms: the parts that stand in every field without the template engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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
    value = "" if widget["value"] is None else format_html(' value="{}"', text(widget["value"]))
    attrs = written_attrs(widget["attrs"])
    return format_html(
        '<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, attrs
    )


def written_label(context: dict[str, Any]) -> SafeString:
    label, tag = context["field"].label, context["tag"]
    if not context["use_tag"]:
        return format_html("{}", label)
    return format_html("<{}{}>{}</{}>", tag, written_attrs(context["attrs"] or {}), label, tag)


def no_errors(context: dict[str, Any]) -> SafeString | None:
    return None if context["errors"] else SafeString()


def written_attrs(attrs: Mapping[str, Any]) -> SafeString:
    """Write attributes as Django's own template does: True by the name alone, False not at all."""
    written = (
        format_html(" {}", name) if value is True else format_html(' {}="{}"', name, text(value))
        for name, value in attrs.items()
        if value is not False
    )
    return format_html_join("", "{}", ((one,) for one in written))


def text(value: object) -> str:
    """Return a value as text; what is safe already is not escaped again."""
    return value if isinstance(value, SafeString) else str(value)


WRITTEN: Mapping[str, Callable[[dict[str, Any]], SafeString | None]] = {
    **{f"django/forms/widgets/{kind}.html": written_input for kind in INPUTS},
    "django/forms/label.html": written_label,
    "django/forms/errors/list/default.html": no_errors,
}
