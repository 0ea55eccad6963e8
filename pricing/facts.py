"""The order as it was entered. All amounts are in the order's currency and kind of price."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property

MARKS = re.compile(r"[\s\u2010-\u2015-]")


def plain_postcode(text: str) -> str:
    """Return a postcode as it is compared: spaces, hyphens and capitals count nowhere."""
    return MARKS.sub("", text).casefold()


@dataclass(frozen=True, kw_only=True)
class Region:
    """Where goods are sent, as taxes and modes ask for it."""

    country: str = ""
    state: str = ""
    postcode: str = ""

    @cached_property
    def plain_postcode(self) -> str:
        return plain_postcode(self.postcode)


NOWHERE = Region()


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """A price, discount or charge set by hand: an amount or, of discounts only, a percentage.

    ``is_ceiling`` says of a charge that it was lowered: where the rules ask
    less, less is charged. ``approved_up_to`` is what stood there when it was
    approved: where more stands there now, the approval does not hold.
    """

    amount: Decimal | None = None
    percent: Decimal | None = None
    is_ceiling: bool = False
    is_approved: bool = False
    approved_up_to: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class LineFacts:
    """One line as it was entered; mode, source, region and exemption are its own or the header's.

    ``moment`` names the moment whose terms it is priced by; None means now.
    What was set by hand on an exempt line was set without tax.
    """

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
    is_goods: bool = True  # a gift card is not
    is_exempt: bool = False
    moment: datetime | None = None
    lost: int = 0  # pieces cancelled for a reason of ours: they count for the terms of the rest
    price_by_hand: ByHand | None = None
    discount_by_hand: ByHand | None = None


@dataclass(frozen=True, kw_only=True)
class OrderFacts:
    """The order as it was entered; ``moment`` names the moment whose rules its charges follow.

    Region and exemption are those of the header, by which charges of the whole
    order are taxed that have a tax group of their own.
    """

    currency: str
    digits: int
    mode_id: int | None
    mode_code: str
    lines: tuple[LineFacts, ...]
    prices_with_tax: bool = False
    is_exempt: bool = False
    region: Region = NOWHERE
    moment: datetime | None = None
    discount_by_hand: ByHand | None = None
    charges_by_hand: Mapping[str, ByHand] = field(default_factory=dict)  # by charge code

    @property
    def has_exempt(self) -> bool:
        """Whether it, or a line of it, pays no tax."""
        return self.is_exempt or any(line.is_exempt for line in self.lines)

    @property
    def has_touches(self) -> bool:
        """Whether anything was set by hand."""
        return bool(self.discount_by_hand or self.charges_by_hand) or any(
            line.price_by_hand or line.discount_by_hand for line in self.lines
        )

    def goods_only(self) -> OrderFacts:
        """Return the order without its gift cards: money in advance, which no term touches."""
        if all(line.is_goods for line in self.lines):
            return self
        return replace(self, lines=tuple(line for line in self.lines if line.is_goods))

    def whole(self) -> OrderFacts:
        """Return the order as if none of its pieces were lost."""
        lines = (replace(ln, quantity=ln.quantity + ln.lost, lost=0) for ln in self.lines)
        return replace(self, lines=tuple(lines))

    def there(self) -> OrderFacts:
        """Return the lines of which there is something, as they are now."""
        return replace(self, lines=tuple(line for line in self.lines if line.quantity))

    def untouched(self) -> OrderFacts:
        """Return the order without what was set by hand."""
        lines = (replace(ln, price_by_hand=None, discount_by_hand=None) for ln in self.lines)
        return replace(self, discount_by_hand=None, charges_by_hand={}, lines=tuple(lines))

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
