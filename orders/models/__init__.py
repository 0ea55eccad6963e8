"""What a caller wants."""

from orders.models.amending import Amendment
from orders.models.approvals import Approval, PaidOut, SetByHand
from orders.models.blocked import Cause
from orders.models.by_hand import ConcessionLimit, Override
from orders.models.charges import OrderCharge, OrderTax
from orders.models.events import Event, OrderEvent, OrderRevision
from orders.models.holds import CheckOut, Colour, Hold, HoldCode, HoldReason
from orders.models.letters import About, Letter, LetterState, LetterTemplate
from orders.models.lines import OrderLine
from orders.models.orders import Order
from orders.models.presence import Presence
from orders.models.reading import (
    charges_on,
    coupons_of,
    holds_of,
    line_of,
    lines_of,
    lock_order,
    lock_order_anywhere,
    order_at_desk,
    requests_by_hand,
    standing_overrides,
    taxes_on,
)
from orders.models.reasons import ReasonCode, Use
from orders.models.reserving import OrderCoupon, Reservation
from orders.models.shipping import Export, ExportedOrder, Shipment, ShipmentLine
from orders.models.status import MOVES, Status

__all__ = [
    "MOVES",
    "About",
    "Amendment",
    "Approval",
    "Cause",
    "CheckOut",
    "Colour",
    "ConcessionLimit",
    "Event",
    "Export",
    "ExportedOrder",
    "Hold",
    "HoldCode",
    "HoldReason",
    "Letter",
    "LetterState",
    "LetterTemplate",
    "Order",
    "OrderCharge",
    "OrderCoupon",
    "OrderEvent",
    "OrderLine",
    "OrderRevision",
    "OrderTax",
    "Override",
    "PaidOut",
    "Presence",
    "ReasonCode",
    "Reservation",
    "SetByHand",
    "Shipment",
    "ShipmentLine",
    "Status",
    "Use",
    "charges_on",
    "coupons_of",
    "holds_of",
    "line_of",
    "lines_of",
    "lock_order",
    "lock_order_anywhere",
    "order_at_desk",
    "requests_by_hand",
    "standing_overrides",
    "taxes_on",
]
