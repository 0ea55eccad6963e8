"""What a caller wants."""

from orders.models.amendment import Amendment
from orders.models.approving import PaidOut
from orders.models.blocked import Cause
from orders.models.charge import OrderCharge
from orders.models.event import Event, OrderEvent, OrderRevision
from orders.models.hold import CheckOut, Colour, Hold, HoldCode, HoldReason
from orders.models.letter import About, Letter, LetterState, LetterTemplate
from orders.models.limit import ConcessionLimit
from orders.models.line import OrderLine
from orders.models.order import Order
from orders.models.override import Approval, Override, Touched
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
)
from orders.models.reason import ReasonCode, Use
from orders.models.reserved import OrderCoupon, Reservation
from orders.models.shipping import Export, ExportedOrder, Shipment, ShipmentLine
from orders.models.status import MOVES, Status
from orders.models.tax import OrderTax

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
    "Shipment",
    "ShipmentLine",
    "Status",
    "Touched",
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
]
