"""What is known of an order without asking: it was read with it, or an operation left it so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orders.models.line import OrderLine


class InHand:
    """None means that it is not known, and is asked when it is wanted.

    Most orders have no hold, nothing set by hand and no coupon: whether there is
    any is read with the order, and only those that have some ask for them.
    Whoever adds a row of these says so by None. Lines: see orders.models.lines_of.
    """

    lines_in_hand: list[OrderLine] | None = None
    has_holds: bool | None = None
    has_overrides: bool | None = None
    has_requests: bool | None = None  # to set something by hand
    has_coupons: bool | None = None
