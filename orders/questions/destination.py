"""Where an order or one of its lines is sent: a store, the line's own address, or the header's."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.models import DeliveryMode, Warehouse
from customers.models import Address
from customers.places.parts import parts_of
from orders.models import Order, OrderLine

LONGEST = 500  # of OrderLine.ship_to


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A place: who receives it, and the address. A place that is not known yet is empty."""

    recipient: str = ""
    address: Address
    is_store: bool = False

    @property
    def country(self) -> str:
        return self.address.country

    @property
    def state(self) -> str:
        return self.address.state

    @property
    def postcode(self) -> str:
        return self.address.postcode

    @property
    def is_known(self) -> bool:
        return bool(self.recipient if self.is_store else self.address.street)

    def __str__(self) -> str:
        """Write the place down in one line."""
        address = str(self.address) if self.address.country else self.address.street
        return ", ".join(filter(None, (self.recipient, address)))[:LONGEST]


def destination_of(
    order: Order, line: OrderLine | None = None, *, mode: DeliveryMode | None
) -> Destination:
    """Return where a line, or what follows the header, goes by this mode. Asks no query of its own.

    ``line`` comes by ``in_order()``, ``order`` with its customer, address and store.
    """
    if mode and mode.is_pickup:
        store = (line and line.store) or order.store
        return store_destination(store, country=order.call_center.country)
    if line and line.address:
        name = line.address.recipient or order.customer.name
        return Destination(recipient=name, address=line.address)
    address = order.address or Address(**parts_of(order))
    return Destination(recipient=order.recipient_name, address=address)


def goes_elsewhere(line: OrderLine, mode: DeliveryMode | None) -> bool:
    """Tell whether a line, by this mode, has a store or an address of its own."""
    is_pickup = mode is not None and mode.is_pickup
    return (line.store_id if is_pickup else line.address_id) is not None


def store_destination(store: Warehouse | None, *, country: str) -> Destination:
    """Return where a store is; one that is not chosen yet is somewhere in the call center's country."""
    if store is None:
        return Destination(address=Address(country=country), is_store=True)
    return Destination(recipient=store.title, address=store.address, is_store=True)
