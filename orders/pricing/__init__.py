"""The arithmetic of an order. Pure: no database, no clock, no settings."""

from orders.pricing.engine import price
from orders.pricing.facts import (
    LineFacts,
    OrderFacts,
    Priced,
    PricedCharge,
    PricedLine,
    Rule,
    Terms,
    Tier,
    TierKind,
    Totals,
)

__all__ = [
    "LineFacts",
    "OrderFacts",
    "Priced",
    "PricedCharge",
    "PricedLine",
    "Rule",
    "Terms",
    "Tier",
    "TierKind",
    "Totals",
    "price",
]
