"""What the engine tells back. All amounts are in the order's currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from callcenter.words.money import ZERO

Step = dict[str, Any]
Because = list[Step]  # steps of codes and numbers; pricing.because makes them a sentence


@dataclass(frozen=True, kw_only=True)
class PricedLine:
    """What one line comes to."""

    number: int
    list_price: Decimal  # four decimals
    unit_price: Decimal  # four decimals
    goods: Decimal
    because: Because
    discount: Decimal = ZERO
    tax: Decimal = ZERO
    tax_percent: Decimal = ZERO
    charged_on: Decimal = ZERO  # the net that charges are reckoned on; of exempt lines with tax

    @property
    def net(self) -> Decimal:
        return self.goods - self.discount


@dataclass(frozen=True, kw_only=True)
class PricedCharge:
    """One charge; of the whole order where ``line`` is None, by hand where ``rule_id`` is None."""

    charge_code: str
    rule_id: int | None
    line: int | None
    amount: Decimal
    because: Because
    tax: Decimal = ZERO


@dataclass(frozen=True, kw_only=True)
class PricedTax:
    """One rate: what it is taken of, without the tax itself, and what it comes to."""

    percent: Decimal
    base: Decimal
    tax: Decimal


@dataclass(frozen=True, kw_only=True)
class PricedCoupon:
    """Whether a coupon's offer gave anything; ``missing`` says how much more is needed, if that is why."""

    code: str
    offer_code: str
    amount: Decimal
    missing: Decimal | None = None
    from_sum: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class NextTier:
    """What the caller would be charged if he ordered for so much more: of what the offer is for, if named."""

    charge_code: str
    missing: Decimal
    amount: Decimal
    offer: str = ""


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What an order comes to. Every page, letter and check reads these numbers."""

    goods: Decimal
    discount: Decimal
    charges: Decimal
    tax: Decimal
    tax_added: Decimal  # 0 where prices contain it
    gift_cards: Decimal = ZERO  # the part of the goods that are gift cards

    @property
    def untaxed(self) -> Decimal:
        """Goods and charges in the order's own kind of price, before any tax is added."""
        return self.goods - self.discount + self.charges

    @property
    def untaxed_goods(self) -> Decimal:
        """The same without gift cards: what can be conceded by hand."""
        return self.untaxed - self.gift_cards

    @property
    def total(self) -> Decimal:
        return self.untaxed + self.tax_added


@dataclass(frozen=True, kw_only=True)
class Priced:
    """The whole order, priced."""

    lines: tuple[PricedLine, ...]
    charges: tuple[PricedCharge, ...]
    taxes: tuple[PricedTax, ...]
    coupons: tuple[PricedCoupon, ...]
    next_tiers: tuple[NextTier, ...]
    totals: Totals
