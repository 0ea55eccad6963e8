"""Rows of what happens to submitted orders, for the admin's pages."""

from orders.models import (
    About,
    Amendment,
    CheckOut,
    Event,
    Export,
    ExportedOrder,
    Hold,
    Letter,
    LetterTemplate,
    OrderEvent,
    Shipment,
    ShipmentLine,
)
from tests import factories
from tests.factories import NOW


def event(order):
    return OrderEvent.objects.create(
        order=order, kind=Event.OPENED, revision=0, at=NOW, by=factories.UserFactory.create()
    )


def letter():
    order = factories.OrderFactory.create()
    return Letter.objects.create(
        order=order, event=event(order), about=About.SUBMITTED, to="karen@example.com",
        language="en", written_at=NOW, written_by=factories.UserFactory.create(),
    )  # fmt: skip


def letter_template():
    return LetterTemplate.objects.create(
        about=About.SUBMITTED, call_center=factories.home(), subject="Order", text="Thank you",
        mode=factories.DeliveryModeFactory.create(),
    )  # fmt: skip


def export():
    order = factories.OrderFactory.create()
    handed = Export.objects.create(at=NOW, by=factories.UserFactory.create())
    ExportedOrder.objects.create(export=handed, order=order, revision=1, content={})
    return handed


def shipment():
    line = factories.OrderLineFactory.create()
    left = Shipment.objects.create(
        order=line.order, code="S1", shipped_at=NOW, at=NOW, by=factories.UserFactory.create()
    )
    ShipmentLine.objects.create(shipment=left, line=line, quantity=1)
    return left


def hold():
    return Hold.objects.create(
        order=factories.OrderFactory.create(), code=factories.HoldCodeFactory.create(),
        at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


def check_out():
    return CheckOut.objects.create(
        order=factories.OrderFactory.create(), at=NOW, by=factories.UserFactory.create()
    )


def amendment():
    return Amendment.objects.create(
        order=factories.OrderFactory.create(), revision=1, last_line=1, before={}, at=NOW,
        by=factories.UserFactory.create(),
    )  # fmt: skip
