"""The arithmetic of an order. Pure: no database, no clock, no settings."""

from orders.pricing.conceded import Conceded, conceded
from orders.pricing.engine import price
from orders.pricing.facts import NOWHERE, ByHand, LineFacts, OrderFacts, Region
from orders.pricing.offers import Concurrency, Offer, OfferKind, OfferTier, OfferValue
from orders.pricing.priced import (
    Because,
    NextTier,
    Priced,
    PricedCharge,
    PricedCoupon,
    PricedLine,
    PricedTax,
    Totals,
)
from orders.pricing.scope import EVERYTHING, Scope
from orders.pricing.sets import Part
from orders.pricing.terms import (
    ChargeKind,
    ChargeTaxing,
    Rate,
    Rule,
    Terms,
    Tier,
    TierKind,
)

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
    "conceded",
    "price",
]
