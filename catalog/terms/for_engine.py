"""Writes the rows of terms down in the engine's words. Asks nothing but the parts of a row."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from catalog.models import (
    ChargeCode,
    ChargeRule,
    ChargeTier,
    Competing,
    Level,
    Offer,
    OfferItem,
    TaxRate,
)
from customers.places.postal import state_key
from pricing import (
    ChargeKind,
    ChargeTaxing,
    Concurrency,
    OfferKind,
    OfferTier,
    OfferValue,
    Part,
    Rate,
    Rule,
    Scope,
    Tier,
    TierKind,
)
from pricing import Offer as PricedOffer

MomentSet = AbstractSet[datetime | None]


def charge_kind_of(code: ChargeCode) -> ChargeKind:
    return ChargeKind(
        code=code.code,
        position=code.position,
        is_shipping=code.is_shipping,
        taxing=ChargeTaxing(code.tax),
        tax_group_id=code.tax_group_id,
    )


def rate_of(row: TaxRate, *, moments: MomentSet | None = None) -> Rate:
    return Rate(
        moments=moments,
        rate_id=row.pk,
        tax_group_id=row.tax_group_id,
        country=row.country,
        state=state_key(row.country, row.state),
        postcode_prefix=row.postcode_prefix,
        percent=row.percent,
        precedence=row.precedence,
    )


def rule_of(row: ChargeRule, tiers: Iterable[ChargeTier] | None = None) -> Rule:
    """Write a rule down for the engine, with the tiers given in place of its own."""
    mode_ids: frozenset[int] | None = None
    if row.mode_id:
        mode_ids = frozenset({row.mode_id})
    elif row.mode_group:
        mode_ids = frozenset(mode.pk for mode in row.mode_group.modes.all())
    return Rule(
        rule_id=row.pk,
        charge_code=row.charge_code.code,
        adds_up=row.charge_code.competing == Competing.ADDS_UP,
        is_line_level=row.level == Level.LINE,
        spread=row.spread,
        mode_ids=mode_ids,
        item_id=row.item_id,
        item_group_id=row.item_group_id,
        specificity=(
            rank(row.item_id, row.item_group_id),
            rank(row.customer_id, row.customer_group_id),
            rank(row.mode_id, row.mode_group_id),
            rank(row.call_center_id, None),
        ),
        valid_from=row.valid_from or date.min,
        precedence=row.precedence,
        tiers=tuple(
            Tier(
                at_least=tier.at_least,
                below=tier.below,
                kind=TierKind(tier.kind),
                value=tier.value,
            )
            for tier in (row.tiers.all() if tiers is None else tiers)
        ),
    )


def rank(one: int | None, group: int | None) -> int:
    """Return 2 for one, 1 for a group, 0 for all."""
    if one:
        return 2
    return 1 if group else 0


def offer_of(row: Offer, coupon: str, *, moments: MomentSet | None = None) -> PricedOffer:
    """Write an offer down for the engine."""
    items = list(row.items.all())
    return PricedOffer(
        moments=moments,
        offer_id=row.pk,
        code=row.code,
        kind=OfferKind(row.kind),
        value_kind=OfferValue(row.value_kind),
        concurrency=Concurrency(row.concurrency),
        tiers=tuple(
            OfferTier(at_least=tier.at_least, value=tier.value) for tier in row.tiers.all()
        ),
        coupon=coupon,
        price_group_id=row.price_group_id,
        mode_id=row.mode_id,
        scope=scope_of(items),
        parts=tuple(
            Part(pieces=part.pieces, scope=scope_of(i for i in items if i.part == part.number))
            for part in row.parts.all()
        ),
    )


def scope_of(items: Iterable[OfferItem]) -> Scope:
    items = list(items)
    taken = [row for row in items if not row.is_excluded]
    left_out = [row for row in items if row.is_excluded]
    return Scope(
        items=frozenset(row.item_id for row in taken if row.item_id),
        groups=frozenset(row.item_group_id for row in taken if row.item_group_id),
        not_items=frozenset(row.item_id for row in left_out if row.item_id),
        not_groups=frozenset(row.item_group_id for row in left_out if row.item_group_id),
    )
