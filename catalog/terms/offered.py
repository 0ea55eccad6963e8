"""What a call center offers, kept in memory: modes, warehouses, stores, price groups."""

from __future__ import annotations

from collections.abc import Mapping

from callcenter.sql.kept import kept
from catalog.models import (
    DeliveryMode,
    OfferedMode,
    OfferedPriceGroup,
    OfferedWarehouse,
    Warehouse,
)


@kept
def offered_modes(call_center_id: int) -> tuple[OfferedMode, ...]:
    """Return the modes an agent may pick, first things first."""
    return tuple(OfferedMode.objects.usable(call_center_id))


@kept
def offered_warehouses(call_center_id: int) -> tuple[Warehouse, ...]:
    """Return the warehouses and stores from which a call center ships, first things first."""
    return tuple(row.warehouse for row in OfferedWarehouse.objects.usable(call_center_id))


def stores_of(call_center_id: int) -> list[Warehouse]:
    """Return the stores at which a call center's customers pick up, first things first."""
    return [place for place in offered_warehouses(call_center_id) if place.is_store]


@kept
def every_mode() -> Mapping[int, DeliveryMode]:
    """Return all modes of delivery by their id, also those that nobody offers any more."""
    return DeliveryMode.objects.in_bulk()


@kept
def every_warehouse() -> Mapping[int, Warehouse]:
    """Return all warehouses and stores by their id."""
    return Warehouse.objects.in_bulk()


@kept
def offered_price_groups(call_center_id: int) -> frozenset[int]:
    """Return the ids of the price groups that hold for everybody at a call center."""
    rows = OfferedPriceGroup.objects.filter(call_center=call_center_id)
    return frozenset(rows.values_list("price_group_id", flat=True))
