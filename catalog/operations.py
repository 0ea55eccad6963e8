"""Changing terms. What an order may have used is never edited: the old row is stamped, a new one added."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from catalog import errors
from catalog.models import Catalog, CatalogStatus, ChargeRule, ChargeTier, Price
from catalog.models.replaced import TermsQuerySet


@transaction.atomic
def replace_price(changed: Price) -> Price:
    """Add the price as it was changed, and stamp the row it came from.

    The one ends when the other begins, so that at every moment one of them stands.
    """
    _lock_standing(Price.objects.filter(pk=changed.pk))
    old_pk = changed.pk
    _add(changed)
    Price.objects.filter(pk=old_pk).update(replaced_at=changed.created_at)
    return changed


@transaction.atomic
def replace_rule(changed: ChargeRule, *, tiers: Iterable[ChargeTier]) -> ChargeRule:
    """Add the rule as it was changed with these tiers, and stamp the row it came from."""
    _lock_standing(ChargeRule.objects.filter(pk=changed.pk))
    old_pk = changed.pk
    _add(changed)
    for tier in tiers:
        tier.rule = changed
        _add(tier)
    ChargeRule.objects.filter(pk=old_pk).update(replaced_at=changed.created_at)
    return changed


@transaction.atomic
def withdraw(terms: TermsQuerySet, *, at: datetime) -> int:
    """Let prices or rules end without another in their place; return how many stood."""
    return terms.standing().update(replaced_at=at)


@transaction.atomic
def publish(catalogs: QuerySet[Catalog]) -> int:
    """Let the source codes of the catalogs be used; return how many were drafts."""
    return catalogs.filter(status=CatalogStatus.DRAFT).update(status=CatalogStatus.PUBLISHED)


@transaction.atomic
def unpublish(catalogs: QuerySet[Catalog]) -> int:
    """Make drafts of the catalogs again; orders that named their codes keep them."""
    return catalogs.filter(status=CatalogStatus.PUBLISHED).update(status=CatalogStatus.DRAFT)


def _lock_standing(terms: TermsQuerySet) -> None:
    if not terms.standing().select_for_update().values_list("pk"):
        raise errors.NoLongerStanding


def _add(row: Price | ChargeRule | ChargeTier) -> None:
    """Save what the row says as a new row."""
    row.pk = None
    row._state.adding = True
    row.save(force_insert=True)
