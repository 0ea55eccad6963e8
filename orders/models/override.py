"""What was changed by hand."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import User
from callcenter.money import unit_price_field
from orders.models.order import Order


class Override(models.Model):
    """A price or charge set by hand: from what, to what, why, by whom, approved by whom."""

    class Kind(models.TextChoices):
        PRICE = "price", _("Manual price")
        CHARGE = "charge", _("Manual charge")

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="overrides", verbose_name=_("sales order")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    from_amount = unit_price_field(verbose_name=_("from"))
    to_amount = unit_price_field(verbose_name=_("to"))
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    approved_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    put_back_at = models.DateTimeField(_("put back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("override")
        verbose_name_plural = _("overrides")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["price", "charge"]), name="orders_override_kind_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="orders_override_has_a_reason"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("by")),
                name="orders_override_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.kind}"
