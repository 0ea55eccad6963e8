"""Loads the offers that hold for everybody, and those an order's coupons bring."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Prefetch, Q

from callcenter.models import CallCenter
from catalog.models import Coupon, Offer, OfferItem, OfferPart, OfferTier


def offers(
    *,
    call_center: CallCenter,
    currency: str,
    coupons: Collection[str],
    on: date,
    standing_at: datetime | None = None,
) -> list[tuple[Offer, str]]:
    """Load offers with the coupon that brings them, if one does, in five queries at most.

    ``coupons`` are codes; what is not valid on the day brings nothing.
    """
    brought = {}
    if coupons:
        named = Coupon.objects.standing(standing_at).valid_on(on).filter(code__in=coupons)
        brought = dict(named.values_list("offer_id", "code"))
    rows = (
        Offer.objects.standing(standing_at)
        .valid_on(on)
        .filter(Q(call_center=None) | Q(call_center=call_center), currency=currency)
        .filter(Q(needs_coupon=False) | Q(pk__in=brought))
        .prefetch_related(
            Prefetch("tiers", OfferTier.objects.order_by("at_least", "pk")),
            Prefetch("parts", OfferPart.objects.order_by("number", "pk")),
            Prefetch("items", OfferItem.objects.order_by("pk")),
        )
        .order_by("code", "pk")
    )
    return [(offer, brought.get(offer.pk, "") if offer.needs_coupon else "") for offer in rows]
