"""The arithmetic of an order. Pure: no database, no clock, no settings."""

from pricing.charging.by_hand import asked_by_rules
from pricing.conceded import Conceded, conceded
from pricing.facts import NOWHERE, ByHand, LineFacts, OrderFacts, Region
from pricing.lost import price, reckon
from pricing.offers import Concurrency, Offer, OfferKind, OfferTier, OfferValue
from pricing.priced import (
    Because,
    NextTier,
    Priced,
    PricedCharge,
    PricedCoupon,
    PricedLine,
    PricedTax,
    Totals,
)
from pricing.scope import EVERYTHING, Scope
from pricing.sets import Part
from pricing.terms import ChargeKind, ChargeTaxing, Rate, Rule, Terms, Tier, TierKind

__all__ = [
    "EVERYTHING",
    "NOWHERE",
    "Because",
    "ByHand",
    "ChargeKind",
    "ChargeTaxing",
    "Conceded",
    "Concurrency",
    "LineFacts",
    "NextTier",
    "Offer",
    "OfferKind",
    "OfferTier",
    "OfferValue",
    "OrderFacts",
    "Part",
    "Priced",
    "PricedCharge",
    "PricedCoupon",
    "PricedLine",
    "PricedTax",
    "Rate",
    "Region",
    "Rule",
    "Scope",
    "Terms",
    "Tier",
    "TierKind",
    "Totals",
    "asked_by_rules",
    "conceded",
    "price",
    "reckon",
]
