"""What was already said with a key: asked at every change, so the query is written once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import QuerySet

from callcenter.sql.ready import ready


@ready
def said_with(key: UUID) -> QuerySet[Any]:
    """The model is asked for by its name, for it stands above this module."""
    return apps.get_model("callcenter", "Once")._default_manager.filter(key=key)
