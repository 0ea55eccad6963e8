"""What an admin does with what is offered."""

from catalog.operations.catalogs import publish, unpublish
from catalog.operations.replacing import (
    replace_coupon,
    replace_offer,
    replace_price,
    replace_rate,
    replace_rule,
    withdraw,
    withdraw_offers,
)

__all__ = [
    "publish",
    "replace_coupon",
    "replace_offer",
    "replace_price",
    "replace_rate",
    "replace_rule",
    "unpublish",
    "withdraw",
    "withdraw_offers",
]
