"""Pages of the admin beside lists and forms: tools of a list, and forms that are only tried."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path


class WithTools(ModelAdmin[Any]):
    """A list with pages beside it, each called by one word in its URL and its template."""

    tools: dict[str, str] = {}  # the word, and the method that answers

    def get_urls(self) -> list[URLPattern]:
        tools = [self.tool_url(word, getattr(self, view)) for word, view in self.tools.items()]
        return [*tools, *super().get_urls()]

    def tool_url(self, word: str, view: Any, *, where: str = "") -> URLPattern:
        name = f"{self.opts.app_label}_{self.opts.model_name}_{word}"
        guarded: Callable[..., HttpResponse] = self.admin_site.admin_view(view)
        return path(where or f"{word}/", guarded, name=name)

    def tool_page(
        self, request: HttpRequest, word: str, *, title: Any, **context: Any
    ) -> HttpResponse:
        """Answer with a tool's page, whose template stands in the folder of its list."""
        template = f"admin/{self.opts.app_label}/{self.opts.model_name}/{word}.html"
        return self.framed(request, template, title=title, **context)

    def framed(
        self, request: HttpRequest, template: str, *, title: Any, **context: Any
    ) -> HttpResponse:
        """Answer with a page in the frame that all pages of the admin have."""
        frame = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return TemplateResponse(request, template, frame | context)


class NeverSaved:
    """A form that is only tried: it is shown again as it was filled in."""

    def is_valid(self) -> bool:
        super().is_valid()  # type: ignore[misc]
        return False


class Trying(ModelAdmin[Any]):
    """A page with buttons that try what was filled in, and save nothing."""

    tries: AbstractSet[str] = frozenset()  # the names of the buttons

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        form = super().get_form(request, *args, **options)
        return type("Tried", (NeverSaved, form), {}) if self.tries & set(request.POST) else form
