"""What no arithmetic can answer: an item without a price, an amount beyond all orders."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NoPrice(Refused):
    message = _(
        "Item {item_number} has no price in {currency} today. Ask your admin to enter one, or offer another item."
    )
    field = "item"


class AmountTooLarge(Refused):
    message = _(
        "This makes an amount beyond what an order can hold. Enter a smaller quantity, or make several orders."
    )
    field = "quantity"
