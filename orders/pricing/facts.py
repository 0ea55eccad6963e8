"""The order as it was entered. All amounts are in the order's currency and kind of price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Region:
    """Where goods are sent, as taxes and modes ask for it."""

    country: str = ""
    state: str = ""
    postcode: str = ""


NOWHERE = Region()


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """A price, discount or charge set by hand: an amount or, of discounts only, a percentage.

    ``is_ceiling`` says of a charge that it was lowered: where the rules ask
    less, less is charged.
    """

    amount: Decimal | None = None
    percent: Decimal | None = None
    is_ceiling: bool = False
    is_approved: bool = False


@dataclass(frozen=True, kw_only=True)
class LineFacts:
    """One line as it was entered; mode, source and region are its own or the header's."""

    number: int
    item_id: int
    item_number: str
    item_group_id: int | None
    quantity: int
    mode_id: int | None
    mode_code: str
    source_code_id: int | None
    tax_group_id: int | None = None
    region: Region = NOWHERE
    price_by_hand: ByHand | None = None
    discount_by_hand: ByHand | None = None


@dataclass(frozen=True, kw_only=True)
class OrderFacts:
    """The order as it was entered."""

    currency: str
    digits: int
    mode_id: int | None
    mode_code: str
    lines: tuple[LineFacts, ...]
    prices_with_tax: bool = False
    is_exempt: bool = False
    region: Region = NOWHERE
    discount_by_hand: ByHand | None = None
    charges_by_hand: Mapping[str, ByHand] = field(default_factory=dict)  # by charge code

    @property
    def has_touches(self) -> bool:
        """Whether anything was set by hand."""
        return bool(self.discount_by_hand or self.charges_by_hand) or any(
            line.price_by_hand or line.discount_by_hand for line in self.lines
        )

    def untouched(self, *, but_approved: bool = False) -> OrderFacts:
        """Return the order without what was set by hand; ``but_approved`` keeps what was approved."""

        def kept(touch: ByHand | None) -> ByHand | None:
            return touch if touch and but_approved and touch.is_approved else None

        return replace(
            self,
            discount_by_hand=kept(self.discount_by_hand),
            charges_by_hand={c: t for c, t in self.charges_by_hand.items() if kept(t)},
            lines=tuple(
                replace(
                    line,
                    price_by_hand=kept(line.price_by_hand),
                    discount_by_hand=kept(line.discount_by_hand),
                )
                for line in self.lines
            ),
        )

    def by_mode(self, mode_id: int, mode_code: str) -> OrderFacts:
        """Return the order as another mode of the header would deliver it; lines' own modes stay."""
        return replace(
            self,
            mode_id=mode_id,
            mode_code=mode_code,
            lines=tuple(
                replace(line, mode_id=mode_id, mode_code=mode_code)
                if line.mode_id == self.mode_id
                else line
                for line in self.lines
            ),
        )
