"""Whether set-up was changed: asked with every request, so the query is written once."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from callcenter.models import SetUp
from callcenter.sql.ready import ready


@ready
def stamps() -> QuerySet[SetUp, UUID]:
    return SetUp.objects.values_list("stamp", flat=True)
