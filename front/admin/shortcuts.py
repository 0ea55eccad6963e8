"""The admin's link from a row to its own page; only rows that have one, and nothing else that may be typed."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404, HttpRequest, HttpResponseBase

from callcenter.words.numbers import whole


def view_on_site(request: HttpRequest, kind: str, row: str) -> HttpResponseBase:
    """Go to the page of a row, where its kind has pages; Django asks any table, also one that is none."""
    content_type = ContentType.objects.filter(pk=whole(kind) or 0).first()
    model = content_type.model_class() if content_type else None
    if not hasattr(model, "get_absolute_url") or whole(row) is None:
        raise Http404
    return shortcut(request, kind, row)
