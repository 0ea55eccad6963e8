"""Changing terms. What an order may have used is never edited: the old row is stamped, a new one added.

The one ends when the other begins, so that at every moment one of them stands. All of these raise
NoLongerStanding where somebody else was faster.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from catalog import errors
from catalog.models import (
    ChargeRule,
    ChargeTier,
    Coupon,
    Offer,
    OfferItem,
    OfferPart,
    OfferTier,
    Price,
    TaxRate,
)
from catalog.models.replaced import Ranked, Replaced, TermsQuerySet


@transaction.atomic
def replace_price(changed: Price) -> Price:
    """Add the price as it was changed, and stamp the row it came from."""
    _replace(changed, among=Price.objects.all())
    return changed


@transaction.atomic
def replace_rate(changed: TaxRate) -> TaxRate:
    """Add the tax rate as it was changed, and stamp the row it came from."""
    _replace(changed, among=TaxRate.objects.all())
    return changed


@transaction.atomic
def replace_coupon(changed: Coupon) -> Coupon:
    """Add the coupon as it was changed, and stamp the row it came from; its uses go on counting."""
    _replace(changed, among=Coupon.objects.all())
    return changed


@transaction.atomic
def replace_rule(changed: ChargeRule, *, tiers: Iterable[ChargeTier]) -> ChargeRule:
    """Add the rule as it was changed with these tiers, and stamp the row it came from."""
    _replace(changed, among=ChargeRule.objects.all())
    for tier in tiers:
        tier.rule = changed
        _add(tier)
    return changed


@transaction.atomic
def replace_offer(
    changed: Offer,
    *,
    tiers: Iterable[OfferTier],
    parts: Iterable[OfferPart],
    items: Iterable[OfferItem],
) -> Offer:
    """Add the offer as it was changed with all that belongs to it, and stamp the row it came from.

    Its standing coupons are replaced too: they bring the offer as it stands.
    """
    old_pk = changed.pk
    _replace(changed, among=Offer.objects.all())
    rows: Iterable[OfferTier | OfferPart | OfferItem] = (*tiers, *parts, *items)
    for row in rows:
        row.offer = changed
        _add(row)
    for coupon in Coupon.objects.standing().filter(offer=old_pk).order_by("pk"):
        coupon.offer = changed
        _replace(coupon, among=Coupon.objects.all())
    return changed


@transaction.atomic
def withdraw(terms: TermsQuerySet, *, at: datetime) -> int:
    """Let terms end without others in their place; return how many stood."""
    return terms.standing().update(replaced_at=at)


@transaction.atomic
def withdraw_offers(offers: TermsQuerySet, *, at: datetime) -> int:
    """Let offers end, and their coupons with them; return how many offers stood."""
    Coupon.objects.standing().filter(offer__in=offers.standing()).update(replaced_at=at)
    return withdraw(offers, at=at)


def _replace(changed: Replaced, *, among: TermsQuerySet) -> None:
    """Stamp the row of this key, and add what was changed as a new one.

    The old row is stamped first, where a code may stand once only; then with
    the moment the new one has been given.
    """
    old = among.filter(pk=changed.pk)
    if not old.standing().select_for_update().values_list("pk"):
        raise errors.NoLongerStanding
    old.update(replaced_at=timezone.now())
    if isinstance(changed, Ranked):
        changed.first_version = changed.precedence
    _add(changed)
    old.update(replaced_at=changed.created_at)


def _add(row: models.Model) -> None:
    """Save what the row says as a new row."""
    row.pk = None
    row.save(force_insert=True)
