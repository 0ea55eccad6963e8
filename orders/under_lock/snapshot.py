"""The order as it is submitted: copied onto its rows, and written down whole for its revision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from callcenter.models import User
from callcenter.sql.rows import update_rows
from customers.places.parts import PARTS, WITH_RECIPIENT
from orders.models import Order, OrderCharge, OrderLine, OrderRevision, OrderTax, lines_of
from orders.questions.destination import destination_of
from orders.questions.held import terms_held

Snapshot = dict[str, Any]


def copy_for_the_revision(order: Order, lines: Sequence[OrderLine]) -> tuple[str, ...]:
    """Copy names and addresses onto the order and its lines; return the order's changed fields.

    The customer may move and an item be renamed later; what was submitted
    stays, and so does where a line was shipped to.
    """
    if order.address:
        order.recipient = order.address.recipient or order.customer.name
        for name in PARTS:
            setattr(order, name, getattr(order.address, name))
    elif not order.recipient:
        order.recipient = order.customer.name
    for line in lines:
        line.description = line.description or line.item.name
        if not line.is_shipped:
            line.ship_to = str(destination_of(order, line, mode=line.mode or order.mode))
    update_rows(lines, ["description", "ship_to"])
    return WITH_RECIPIENT


def write_revision(order: Order, *, at: datetime, by: User) -> None:
    """Write the order down as its next revision, names and addresses as they were copied."""
    order.revision += 1
    order.save(update_fields=["revision"])
    OrderRevision.objects.create(
        order=order,
        number=order.revision,
        total=order.total,
        snapshot=revision_of(order, lines_of(order), at=at),
        at=at,
        by=by,
    )


def revision_of(order: Order, lines: Sequence[OrderLine], *, at: datetime) -> Snapshot:
    """Write the order down whole, with the terms that are promised now and have no history."""
    return snapshot_of(order, lines) | {"terms": terms_held(order, lines, on=order.day_of(at))}


def snapshot_of(order: Order, lines: Sequence[OrderLine]) -> Snapshot:
    """Write the order down whole: header, lines, charges with their rules, taxes by rate, totals."""
    charges = (
        OrderCharge.objects.filter(order=order).select_related("charge_code", "line").order_by("pk")
    )
    taxes = OrderTax.objects.filter(order=order).order_by("percent")
    return {
        "customer": order.customer.account_number,
        "name": order.customer.name,
        "currency": order.currency,
        "prices_with_tax": order.prices_with_tax,
        "mode": order.mode.code if order.mode else "",
        "store": order.store.code if order.store else "",
        "is_expedited": order.is_expedited,
        "source_code": order.source_code.code if order.source_code else "",
        "requested_date": order.requested_date,
        **{
            name: getattr(order, name)
            for name in (
                *WITH_RECIPIENT,
                "telephone",
                "email",
                "reference",
                "warehouse_note",
                "internal_note",
            )
        },
        "lines": [line_snapshot(line) for line in lines],
        "charges": [charge_snapshot(charge) for charge in charges],
        "taxes": [tax_snapshot(tax) for tax in taxes],
        "totals": {
            name: as_text(getattr(order, name))
            for name in (
                "goods_total",
                "discount_total",
                "charges_total",
                "tax_total",
                "tax_added",
                "total",
                "secured_total",
            )
        },
    }


def line_snapshot(line: OrderLine) -> Snapshot:
    return {
        "number": line.number,
        "item": line.item.item_number,
        "is_gift_card": line.item.is_gift_card,
        "description": line.description,
        "quantity": line.quantity,
        "cancelled": line.quantity_cancelled,
        "mode": line.mode.code if line.mode else "",
        "store": line.store.code if line.store else "",
        "ship_to": line.ship_to,
        "promised_date": line.promised_date,
        "is_expedited": line.is_expedited,
        "source_code": line.source_code.code if line.source_code else "",
        **{
            name: as_text(getattr(line, name))
            for name in ("list_price", "unit_price", "goods", "discount", "net", "tax")
        },
        "because": line.because,
    }


def charge_snapshot(charge: OrderCharge) -> Snapshot:
    return {
        "line": charge.line.number if charge.line else None,
        "charge": charge.charge_code.code,
        "rule": charge.rule_id,
        "amount": as_text(charge.amount),
        "tax": as_text(charge.tax),
        "because": charge.because,
    }


def tax_snapshot(tax: OrderTax) -> Snapshot:
    return {name: as_text(getattr(tax, name)) for name in ("percent", "base", "tax")}


def as_text(amount: Decimal) -> str:
    return format(amount, "f")
