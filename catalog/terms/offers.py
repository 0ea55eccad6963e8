"""The offers that hold for everybody, and those an order's coupons bring."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Prefetch, Q

from callcenter.models import CallCenter
from callcenter.sql.kept import kept
from catalog.models import Coupon, Offer, OfferItem, OfferPart, OfferTier


def offers(
    *,
    call_center: CallCenter,
    currency: str,
    coupons: Collection[str],
    on: date,
    standing_at: datetime | None = None,
) -> list[tuple[Offer, str]]:
    """Return offers with the coupon that brings them, if one does.

    ``coupons`` are codes, the first of which brings an offer that several
    name; what is not valid on the day brings nothing. Today's offers that need
    no coupon are kept in memory; others take five queries at most.
    """
    brought: dict[int, str] = {}
    if coupons:
        named = Coupon.objects.standing(standing_at).valid_on(on).filter(code__in=coupons)
        offer_of = dict(named.values_list("code", "offer_id"))
        for code in coupons:
            if code in offer_of:
                brought.setdefault(offer_of[code], code)
    load = _offers_that_stood if brought or standing_at else _offers_of_today
    rows = load(call_center.pk, currency, frozenset(brought), on, standing_at)
    return [(offer, brought.get(offer.pk, "") if offer.needs_coupon else "") for offer in rows]


def _offers_that_stood(
    call_center_id: int,
    currency: str,
    brought: frozenset[int],
    on: date,
    standing_at: datetime | None,
) -> tuple[Offer, ...]:
    return tuple(
        Offer.objects.standing(standing_at)
        .valid_on(on)
        .filter(Q(call_center=None) | Q(call_center=call_center_id), currency=currency)
        .filter(Q(needs_coupon=False) | Q(pk__in=brought))
        .prefetch_related(
            Prefetch("tiers", OfferTier.objects.order_by("at_least", "pk")),
            Prefetch("parts", OfferPart.objects.order_by("number", "pk")),
            Prefetch("items", OfferItem.objects.order_by("pk")),
        )
        .order_by("code", "pk")
    )


_offers_of_today = kept(_offers_that_stood)
