"""What is charged besides the goods, and what is taxed at which rate."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.words.money import ZERO, money_field, percent_field
from catalog.models import ChargeCode, ChargeRule
from orders.models.lines import OrderLine
from orders.models.orders import Order


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


class OrderCharge(models.Model):
    """One charge, of the whole order or of one line, and why it is asked."""

    order = models.ForeignKey(
        Order, on_delete=models.CASCADE, related_name="charges", verbose_name=_("sales order")
    )
    line = models.ForeignKey(
        OrderLine,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="charges",
        verbose_name=_("line"),
    )
    charge_code = models.ForeignKey(
        ChargeCode, on_delete=models.PROTECT, related_name="+", verbose_name=_("charge code")
    )
    rule = models.ForeignKey(
        ChargeRule,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("rule"),
    )
    amount = money_field(verbose_name=_("amount"), default=ZERO)
    tax = money_field(verbose_name=_("tax"), default=ZERO)
    because = models.JSONField(_("because"), default=list)

    class Meta:
        verbose_name = _("charge")
        verbose_name_plural = _("charges")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="orders_charge_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.charge_code_id}"
