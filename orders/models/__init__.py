"""What a caller wants."""

from orders.models.charge import OrderCharge
from orders.models.event import Event, OrderEvent, OrderRevision
from orders.models.line import OrderLine
from orders.models.order import Order
from orders.models.override import Override
from orders.models.status import MOVES, Status

__all__ = [
    "MOVES",
    "Event",
    "Order",
    "OrderCharge",
    "OrderEvent",
    "OrderLine",
    "OrderRevision",
    "Override",
    "Status",
]
