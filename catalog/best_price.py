"""Chooses the valid price of an item. Pure: no database, no clock."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A price that is valid today, in the currency and kind asked for."""

    price_id: int
    group_id: int | None  # None: the item's base price
    group_code: str
    priority: int
    from_quantity: int
    unit_price: Decimal  # four decimals


def best_offer(
    offers: Sequence[Offer], *, quantity: int, group_ids: Collection[int]
) -> Offer | None:
    """Return the best offer of the groups, else the base price, or None where there is none.

    Groups go by priority, 1 first, then by the lowest price; an offer counts
    from its quantity on.
    """
    reached = [offer for offer in offers if offer.from_quantity <= quantity]
    grouped = [offer for offer in reached if offer.group_id in group_ids]
    if grouped:
        return min(grouped, key=lambda offer: (offer.priority, offer.unit_price, offer.price_id))
    base = [offer for offer in reached if offer.group_id is None]
    return min(base, key=lambda offer: (offer.unit_price, offer.price_id), default=None)
