"""To the warehouse and back: what it was handed, and what left it. Only added to."""

from __future__ import annotations

from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, User
from callcenter.models.closing import closed_once, only_added
from catalog.models import Warehouse
from orders.models.lines import OrderLine
from orders.models.orders import Order


class ExportQuerySet(models.QuerySet["Export"]):
    def unwritten(self) -> Self:
        """Those whose orders are marked as taken, but that nobody has received yet."""
        return self.filter(written_at=None)


class Export(models.Model):
    """Orders handed to the warehouse at one time. Its content is kept: it can be handed out again."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("call center"),
        help_text=_("Empty: all of them."),
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    written_at = models.DateTimeField(
        _("handed out at"),
        null=True,
        blank=True,
        help_text=_("Empty: the next export hands it out."),
    )

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        indexes = [
            models.Index(
                fields=["at"], condition=Q(written_at=None), name="orders_export_unwritten"
            )
        ]
        triggers = closed_once("orders_export", closing=["written_at"], when=["written_at"])

    def __str__(self) -> str:
        return str(self.pk)


class ExportedOrder(models.Model):
    """One order as it was handed to the warehouse: this revision, these pieces of its lines."""

    export = models.ForeignKey(
        Export, on_delete=models.PROTECT, related_name="orders", verbose_name=_("export")
    )
    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="exports", verbose_name=_("sales order")
    )
    revision = models.PositiveIntegerField(_("revision"))
    content = models.JSONField(_("content"), encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("exported order")
        verbose_name_plural = _("exported orders")
        constraints = [
            models.UniqueConstraint(fields=["export", "order"], name="orders_exportedorder_once")
        ]
        triggers = only_added("orders_exportedorder")

    def __str__(self) -> str:
        return f"{self.export_id}/{self.order_id}"


class Shipment(models.Model):
    """Pieces of an order that left together."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="shipments", verbose_name=_("sales order")
    )
    code = models.CharField(
        _("shipment"), max_length=60, help_text=_("As the warehouse numbers it.")
    )
    warehouse = models.ForeignKey(
        Warehouse,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("warehouse"),
    )
    carrier = models.CharField(_("carrier"), max_length=60, blank=True)
    tracking = models.CharField(_("tracking number"), max_length=100, blank=True)
    shipped_at = models.DateTimeField(_("shipped at"))
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("shipment")
        verbose_name_plural = _("shipments")
        constraints = [
            models.UniqueConstraint(fields=["order", "code"], name="orders_shipment_once"),
            models.CheckConstraint(condition=~Q(code=""), name="orders_shipment_named"),
        ]
        triggers = only_added("orders_shipment")

    def __str__(self) -> str:
        return self.code


class ShipmentLine(models.Model):
    """How many pieces of a line a shipment holds."""

    shipment = models.ForeignKey(
        Shipment, on_delete=models.PROTECT, related_name="lines", verbose_name=_("shipment")
    )
    line = models.ForeignKey(
        OrderLine, on_delete=models.PROTECT, related_name="shipped", verbose_name=_("line")
    )
    quantity = models.PositiveIntegerField(_("quantity"))

    class Meta:
        verbose_name = _("line of a shipment")
        verbose_name_plural = _("lines of shipments")
        constraints = [
            models.UniqueConstraint(fields=["shipment", "line"], name="orders_shipmentline_once"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1), name="orders_shipmentline_has_pieces"
            ),
        ]
        triggers = only_added("orders_shipmentline")

    def __str__(self) -> str:
        return f"{self.shipment_id}/{self.line_id}"
