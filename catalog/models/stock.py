"""Where things lie, and how many."""

from __future__ import annotations

from typing import Self

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, Translated, is_set_up
from catalog.models.items import Item
from customers.models import Address
from customers.places.parts import PARTS


@pghistory.track()
class Warehouse(Translated):
    """A place that ships; as a store, a place where customers pick up too."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    is_store = models.BooleanField(
        _("store"), default=False, help_text=_("Customers may pick up here.")
    )
    street = models.CharField(_("street"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=50, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as US."))],
    )
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        triggers = is_set_up()
        verbose_name = _("warehouse")
        verbose_name_plural = _("warehouses")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    # Questions
    @property
    def title(self) -> str:
        """Code and name, as agents read it."""
        return f"{self.code} {self.label}"

    @property
    def address(self) -> Address:
        """Where it is; a warehouse has one line for its street."""
        names = (name for name in PARTS if name != "street_2")
        return Address(**{name: getattr(self, name) for name in names})

    @property
    def address_lines(self) -> list[str]:
        """The lines of its address to read out."""
        lines = self.address.lines
        return lines if self.country else lines[:-1]


class OfferedWarehouseQuerySet(models.QuerySet["OfferedWarehouse"]):
    def usable(self, call_center: CallCenter | int) -> Self:
        """Those a call center ships from, first things first."""
        return (
            self.filter(call_center=call_center, warehouse__is_active=True)
            .select_related("warehouse")
            .order_by("position", "warehouse__code", "pk")
        )


@pghistory.track()
class OfferedWarehouse(models.Model):
    """A warehouse that a call center ships from, or a store its customers pick up at."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        related_name="offered_warehouses",
        verbose_name=_("call center"),
    )
    warehouse = models.ForeignKey(
        Warehouse, on_delete=models.PROTECT, related_name="offered", verbose_name=_("warehouse")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=10, help_text=_("Small numbers stand first.")
    )

    objects = OfferedWarehouseQuerySet.as_manager()

    class Meta:
        triggers = is_set_up()
        verbose_name = _("warehouse of the call center")
        verbose_name_plural = _("warehouses of the call center")
        constraints = [
            models.UniqueConstraint(
                fields=["call_center", "warehouse"], name="catalog_offeredwarehouse_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.warehouse)


class StockQuerySet(models.QuerySet["Stock"]):
    def locked(self) -> Self:
        """The rows alone, locked until the transaction ends, always in the same order."""
        return self.select_for_update(of=("self",)).order_by("pk")


@pghistory.track()
class Stock(models.Model):
    """How many of an item lie in a warehouse. An item without any row is not counted."""

    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="stock", verbose_name=_("item")
    )
    warehouse = models.ForeignKey(
        Warehouse, on_delete=models.PROTECT, related_name="stock", verbose_name=_("warehouse")
    )
    on_hand = models.PositiveIntegerField(_("on hand"), default=0)

    objects = StockQuerySet.as_manager()

    class Meta:
        verbose_name = _("stock")
        verbose_name_plural = _("stock")
        constraints = [
            models.UniqueConstraint(fields=["item", "warehouse"], name="catalog_stock_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item.item_number} {self.warehouse.code}"
