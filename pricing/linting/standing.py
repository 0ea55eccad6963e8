"""Charge rules as they stand, for whom and when, as the linter compares them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pricing.linting.extents import Extent, Span


@dataclass(frozen=True, kw_only=True)
class StandingTier:
    """[at_least, below) → value; ``below`` None is open, ``kind`` as the tiers' models have it."""

    at_least: Decimal
    below: Decimal | None
    kind: str
    value: Decimal


@dataclass(frozen=True, kw_only=True)
class StandingRule:
    """A standing rule. ``number`` is what it is called by; 0 is one that was not saved yet."""

    number: int
    charge_code: str
    level: str
    currency: str
    adds_up: bool
    items: Extent
    customers: Extent
    modes: Extent
    call_centers: Extent
    dates: Span
    tiers: Sequence[StandingTier]
    is_shipping: bool = False

    @property
    def name(self) -> str:
        return f"{self.charge_code} {self.number}"

    @property
    def specificity(self) -> tuple[int, int, int, int]:
        """Of two rules that match, the one with the higher numbers wins."""
        return (self.items.rank, self.customers.rank, self.modes.rank, self.call_centers.rank)

    def competes_with(self, other: StandingRule) -> bool:
        """Whether of both at most one is charged: the same charge code, level and currency."""
        mine = (self.charge_code, self.level, self.currency)
        return not self.adds_up and mine == (other.charge_code, other.level, other.currency)

    def meets(self, other: StandingRule) -> bool:
        """Whether there is an order that both match, on some day."""
        return (
            self.items.meets(other.items)
            and self.customers.meets(other.customers)
            and self.modes.meets(other.modes)
            and self.call_centers.meets(other.call_centers)
            and self.dates.meets(other.dates)
        )

    def holds_all_but_modes_of(self, other: StandingRule) -> bool:
        """Whether it matches, modes apart, whenever the other does."""
        return (
            self.items.holds(other.items)
            and self.customers.holds(other.customers)
            and self.call_centers.holds(other.call_centers)
            and self.dates.holds(other.dates)
        )
