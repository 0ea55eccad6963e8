"""What is taxed at which rate."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from callcenter.words.money import ZERO, money_field, percent_field
from orders.models.order import Order


class OrderTax(models.Model):
    """One rate of an order: what it is taken of, and what it comes to."""

    order = models.ForeignKey(
        Order, on_delete=models.CASCADE, related_name="taxes", verbose_name=_("sales order")
    )
    percent = percent_field(verbose_name=_("tax rate"))
    base = money_field(
        verbose_name=_("base"), default=ZERO, help_text=_("Goods and charges, without the tax.")
    )
    tax = money_field(verbose_name=_("tax"), default=ZERO)

    class Meta:
        verbose_name = _("tax")
        verbose_name_plural = _("taxes")
        constraints = [
            models.UniqueConstraint(fields=["order", "percent"], name="orders_tax_rate_once"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.percent.normalize():f} %"
