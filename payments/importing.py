"""Imports what the warehouse sends: each shipment by itself, so that a faulty one stops no other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from callcenter.errors import Refused
from callcenter.models import User
from catalog.models import Warehouse
from orders.models import Order, Shipment
from orders.operations import Parcel
from orders.warehouse.shipment_files import Fault, ToldShipment, read_shipments
from payments.operations import ship

CLOCKS_DIFFER = timedelta(minutes=10)


@dataclass(kw_only=True)
class Report:
    """What became of the shipments of a file, each with its order's number."""

    is_dry_run: bool
    shipped: list[ToldShipment] = field(default_factory=list)
    known: list[ToldShipment] = field(default_factory=list)  # imported before: nothing was done
    faults: list[Fault] = field(default_factory=list)


def import_shipments(text: str, *, at: datetime, by: User, is_dry_run: bool = False) -> Report:
    """Write down all shipments of a file that can be, and tell what is wrong with the others.

    A shipment that was imported before is left as it is, so a file may be
    imported again. A dry run does everything and takes it back. Raises
    NotAFileOfShipments.
    """
    file = read_shipments(text)
    report = Report(is_dry_run=is_dry_run, faults=list(file.faults))
    by_order: dict[int, list[ToldShipment]] = defaultdict(list)
    for told in file.shipments:
        by_order[told.order].append(told)
    warehouses = {warehouse.code: warehouse for warehouse in Warehouse.objects.all()}
    for shipments in by_order.values():
        if is_dry_run:
            with transaction.atomic():
                import_order(shipments, warehouses, report, at=at, by=by)
                transaction.set_rollback(True)
        else:
            import_order(shipments, warehouses, report, at=at, by=by)
    report.faults.sort(key=lambda fault: fault.row)
    return report


def import_order(
    shipments: list[ToldShipment],
    warehouses: dict[str, Warehouse],
    report: Report,
    *,
    at: datetime,
    by: User,
) -> None:
    """Write down the shipments of one order, each in a transaction of its own."""
    for told in shipments:
        try:
            is_known = import_shipment(told, warehouses, at=at, by=by)
        except (Refused, ValueError) as refusal:
            report.faults.append(Fault(row=told.row, sentence=str(refusal)))
        else:
            (report.known if is_known else report.shipped).append(told)


@transaction.atomic
def import_shipment(
    told: ToldShipment, warehouses: dict[str, Warehouse], *, at: datetime, by: User
) -> bool:
    """Write down one shipment; return whether it was there before."""
    if told.warehouse and told.warehouse not in warehouses:
        raise ValueError(
            _("There is no warehouse %(code)s. Check its code.") % {"code": told.warehouse}
        )
    order = Order.objects.select_related("call_center").get(number=told.order)
    parcel = Parcel(
        code=told.code,
        pieces=told.pieces,
        carrier=told.carrier,
        tracking=told.tracking,
        warehouse=warehouses.get(told.warehouse),
        shipped_at=moment_of_shipment(told, order, at=at),
    )
    is_known = Shipment.objects.filter(order=order, code=told.code).exists()
    ship(told.order, parcel, at=at, by=by)
    return is_known


def moment_of_shipment(told: ToldShipment, order: Order, *, at: datetime) -> datetime:
    """Return when it left: as told, by the call center's clock where no zone is named, else now."""
    moment = told.at or at
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=order.call_center.zone)
    if moment > at + CLOCKS_DIFFER:
        raise ValueError(_("The moment lies in the future. Check its day and time zone."))
    if told.at and moment < order.created_at:
        raise ValueError(
            _("The moment lies before the order was opened. Check its day and time zone.")
        )
    return moment
