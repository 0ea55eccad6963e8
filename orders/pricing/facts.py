"""What the engine is told, and what it tells back. All amounts are in the order's currency."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

Because = list[dict[str, Any]]  # steps of codes and numbers; orders.because makes them a sentence


class TierKind(StrEnum):
    FIXED = "fixed"
    PER_PIECE = "per_piece"
    PERCENT = "percent"


@dataclass(frozen=True, kw_only=True)
class LineFacts:
    """One line as it was entered; mode and source are its own or the header's."""

    number: int
    item_id: int
    item_number: str
    item_group_id: int | None
    quantity: int
    mode_id: int | None
    mode_code: str
    source_code_id: int | None


@dataclass(frozen=True, kw_only=True)
class OrderFacts:
    """The order as it was entered."""

    currency: str
    digits: int
    mode_id: int | None
    mode_code: str
    lines: tuple[LineFacts, ...]


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
    position: int
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

    @property
    def rank(self) -> tuple[tuple[int, int, int, int], date, int]:
        """The most specific ranks highest; of equals, the one valid from later."""
        return (self.specificity, self.valid_from, self.rule_id)

    def is_for_mode(self, mode_id: int | None) -> bool:
        return self.mode_ids is None or mode_id in self.mode_ids

    def is_for_line(self, line: LineFacts) -> bool:
        if not self.is_for_mode(line.mode_id):
            return False
        if self.item_id is not None:
            return line.item_id == self.item_id
        return self.item_group_id is None or line.item_group_id == self.item_group_id

    def tier_for(self, base: Decimal) -> Tier | None:
        return next((tier for tier in self.tiers if tier.holds(base)), None)


class PriceOfItem(Protocol):
    """What the engine reads of a price; catalog.best_price.Offer is one."""

    @property
    def group_code(self) -> str: ...
    @property
    def from_quantity(self) -> int: ...
    @property
    def unit_price(self) -> Decimal: ...


BestPrice = Callable[[LineFacts], PriceOfItem | None]


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What holds today: the best price of each line, and the charge rules."""

    best_price: BestPrice
    rules: tuple[Rule, ...]


@dataclass(frozen=True, kw_only=True)
class PricedLine:
    """What one line comes to."""

    number: int
    list_price: Decimal  # four decimals
    unit_price: Decimal  # four decimals
    goods: Decimal
    discount: Decimal
    because: Because

    @property
    def net(self) -> Decimal:
        return self.goods - self.discount


@dataclass(frozen=True, kw_only=True)
class PricedCharge:
    """One charge; of the whole order where ``line`` is None."""

    charge_code: str
    rule_id: int
    line: int | None
    amount: Decimal
    because: Because


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What an order comes to. Every page, letter and check reads these numbers."""

    goods: Decimal
    discount: Decimal
    charges: Decimal
    tax: Decimal
    tax_added: Decimal  # 0 where prices contain it

    @property
    def total(self) -> Decimal:
        return self.goods - self.discount + self.charges + self.tax_added


@dataclass(frozen=True, kw_only=True)
class Priced:
    """The whole order, priced."""

    lines: tuple[PricedLine, ...]
    charges: tuple[PricedCharge, ...]
    totals: Totals
