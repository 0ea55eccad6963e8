"""Chooses the valid price of an item. Pure: no database, no clock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class ValidPrice:
    """A price that is valid today, in the currency and kind asked for."""

    price_id: int
    group_id: int | None  # None: the item's base price
    group_code: str
    priority: int
    from_quantity: int
    unit_price: Decimal  # four decimals


def best_price(
    prices: Sequence[ValidPrice], *, quantity: int, group_ids: Collection[int]
) -> ValidPrice | None:
    """Return the best price of the groups, else the base price, or None where there is none.

    Groups go by priority, 1 first, then by the lowest price; an price counts
    from its quantity on.
    """
    reached = [price for price in prices if price.from_quantity <= quantity]
    grouped = [price for price in reached if price.group_id in group_ids]
    if grouped:
        return min(grouped, key=lambda price: (price.priority, price.unit_price, price.price_id))
    base = [price for price in reached if price.group_id is None]
    return min(base, key=lambda price: (price.unit_price, price.price_id), default=None)
