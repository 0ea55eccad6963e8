"""What holds for one order. Loaded beforehand; nothing here asks anybody."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from pricing.facts import LineFacts, Region, plain_postcode
from pricing.offers import Offer
from pricing.scope import Moments


class TierKind(StrEnum):
    FIXED = "fixed"
    PER_PIECE = "per_piece"
    PERCENT = "percent"


@dataclass(frozen=True, kw_only=True)
class Tier:
    """[at_least, below) → value; ``below`` None is open. ``value`` is an amount or a percentage."""

    at_least: Decimal
    below: Decimal | None
    kind: TierKind
    value: Decimal

    def holds(self, base: Decimal) -> bool:
        return self.at_least <= base and (self.below is None or base < self.below)


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A charge rule that holds for the order's customer, call center, currency and day."""

    rule_id: int
    charge_code: str
    adds_up: bool
    is_line_level: bool
    spread: bool
    mode_ids: frozenset[int] | None  # None: every mode
    item_id: int | None
    item_group_id: int | None
    specificity: tuple[
        int, int, int, int
    ]  # item, customer, mode, call center: 2 one, 1 group, 0 all
    valid_from: date
    tiers: tuple[Tier, ...]
    precedence: int = 0  # of its first version: the later wins; 0: its own id

    @property
    def rank(self) -> tuple[tuple[int, int, int, int], date, int]:
        """The most specific ranks highest; of equals, the one valid from later."""
        return (self.specificity, self.valid_from, self.precedence or self.rule_id)

    def is_for_mode(self, mode_id: int | None) -> bool:
        return self.mode_ids is None or mode_id in self.mode_ids

    def is_for_line(self, line: LineFacts) -> bool:
        return self.is_for_mode(line.mode_id) and self.is_for_item(line)

    def is_for_item(self, line: LineFacts) -> bool:
        if self.item_id is not None:
            return line.item_id == self.item_id
        return self.item_group_id is None or line.item_group_id == self.item_group_id

    def tier_for(self, base: Decimal) -> Tier | None:
        return next((tier for tier in self.tiers if tier.holds(base)), None)


class ChargeTaxing(StrEnum):
    PROPORTION = "proportion"
    OWN = "own"
    HIGHEST = "highest"


@dataclass(frozen=True, kw_only=True)
class ChargeKind:
    """What is known of a charge code besides its rules."""

    code: str
    position: int = 10
    is_shipping: bool = False
    taxing: ChargeTaxing = ChargeTaxing.PROPORTION
    tax_group_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class Rate:
    """The tax rate of a group in a region; what is empty holds everywhere in what stands before it."""

    rate_id: int
    tax_group_id: int
    country: str
    state: str
    postcode_prefix: str
    percent: Decimal
    moments: Moments | None = None  # at which it stood; None: whenever it is asked for
    precedence: int = 0  # of its first version: the later wins; 0: its own id

    def holds(self, region: Region, moment: datetime | None) -> bool:
        return (
            (self.moments is None or moment in self.moments)
            and self.country == region.country
            and self.state.casefold() in {"", region.state.casefold()}
            and region.plain_postcode.startswith(self.plain_prefix)
        )

    @cached_property
    def plain_prefix(self) -> str:
        return plain_postcode(self.postcode_prefix)

    @property
    def rank(self) -> tuple[int, bool, int]:
        """The region named most closely ranks highest."""
        return (len(self.plain_prefix), bool(self.state), self.precedence or self.rate_id)


class PriceOfItem(Protocol):
    """What the engine reads of a price; pricing.best_price.ValidPrice is one."""

    @property
    def group_code(self) -> str: ...
    @property
    def from_quantity(self) -> int: ...
    @property
    def unit_price(self) -> Decimal: ...


BestPrice = Callable[[LineFacts], PriceOfItem | None]
GroupsOf = Callable[[LineFacts], Collection[int]]


def no_groups(line: LineFacts) -> Collection[int]:
    return ()


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The best price of each line, charge rules, offers, tax rates and costs."""

    best_price: BestPrice
    rules: tuple[Rule, ...]
    groups_of: GroupsOf = no_groups  # the price groups that hold for a line
    offers: tuple[Offer, ...] = ()  # those of the order's coupons among them
    charge_kinds: Mapping[str, ChargeKind] = field(default_factory=dict)
    rates: tuple[Rate, ...] = ()
    costs: Mapping[int, Decimal] = field(default_factory=dict)  # of one piece, by item

    def holds_for(self, offer: Offer, line: LineFacts) -> bool:
        """Whether an offer is for a line: its item, its moment, its price groups."""
        version = offer.version_of(line)
        if version is None or not version.scope.holds(line):
            return False
        group = version.price_group_id
        return group is None or group in self.groups_of(line)

    def offers_for(self, lines: Collection[LineFacts]) -> tuple[Offer, ...]:
        """Return the offers, each as those of its versions have it that are for one of the lines.

        The first of them says how it goes together with others.
        """
        return tuple(
            self._as_for(offer, lines) if offer.versions else offer for offer in self.offers
        )

    def _as_for(self, offer: Offer, lines: Collection[LineFacts]) -> Offer:
        own = [offer.version_of(line) for line in lines if self.holds_for(offer, line)]
        kept = tuple(version for version in offer.versions if version in own)
        if len(kept) in {0, len(offer.versions)}:
            return offer
        versions = kept if len(kept) > 1 else ()
        return replace(kept[0], offer_id=offer.offer_id, versions=versions)

    def kind_of(self, charge_code: str) -> ChargeKind:
        return self.charge_kinds.get(charge_code) or ChargeKind(code=charge_code)

    def percent_of(
        self, tax_group_id: int | None, region: Region, moment: datetime | None = None
    ) -> Decimal:
        """Return the tax rate of a group in a region at a moment, in percent; 0 where there is none."""
        matching = [
            rate
            for rate in self.rates
            if rate.tax_group_id == tax_group_id and rate.holds(region, moment)
        ]
        best = max(matching, key=lambda rate: rate.rank, default=None)
        return best.percent if best else Decimal(0)
