"""Publishing catalogs."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from catalog.models import Catalog, CatalogStatus


@transaction.atomic
def publish(catalogs: QuerySet[Catalog]) -> int:
    """Let the source codes of the catalogs be used; return how many were drafts."""
    return catalogs.filter(status=CatalogStatus.DRAFT).update(status=CatalogStatus.PUBLISHED)


@transaction.atomic
def unpublish(catalogs: QuerySet[Catalog]) -> int:
    """Make drafts of the catalogs again; orders that named their codes keep them."""
    return catalogs.filter(status=CatalogStatus.PUBLISHED).update(status=CatalogStatus.DRAFT)
