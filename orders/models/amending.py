"""A submitted order being modified: since when, by whom, and how it was before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import ExpressionWrapper, F, Q, Value
from django.utils.translation import gettext_lazy as _

from callcenter.models import User, closed_once
from callcenter.words.money import ZERO, money_field
from orders.models.orders import Order


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    def open(self) -> Self:
        """Those neither submitted nor discarded; at most one of an order."""
        return self.filter(ended_at=None)

    def overdue(self, at: datetime) -> Self:
        """Those open for longer than the call center's minutes: a supervisor is told."""
        minutes = ExpressionWrapper(
            F("order__call_center__amending_minutes") * Value(timedelta(minutes=1)),
            output_field=models.DurationField(),
        )
        return self.open().filter(at__lte=Value(at) - minutes)


class Amendment(models.Model):
    """One time that an order is modified: open until its changes are submitted or discarded."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="amendments", verbose_name=_("sales order")
    )
    revision = models.PositiveIntegerField(_("revision"), help_text=_("The one that is changed."))
    total = money_field(verbose_name=_("total before"), default=ZERO)
    secured = money_field(
        verbose_name=_("paid before"), default=ZERO, help_text=_("With what was waiting.")
    )
    captured = money_field(verbose_name=_("captured before"), default=ZERO)
    last_line = models.PositiveIntegerField(
        _("last line"), help_text=_("The highest number a line ever had.")
    )
    before = models.JSONField(_("as it was"), encoder=DjangoJSONEncoder)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    ended_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ended by"),
    )
    is_discarded = models.BooleanField(_("discarded"), null=True, blank=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=Q(ended_at=None), name="orders_amendment_one_open"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, is_discarded=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False, is_discarded__isnull=False),
                name="orders_amendment_ended_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["at"], condition=Q(ended_at=None), name="orders_amendment_open_since"
            )
        ]
        triggers = closed_once(
            "orders_amendment", closing=["ended_at", "ended_by", "is_discarded"], when=["ended_at"]
        )

    def __str__(self) -> str:
        return f"{self.order_id}/{self.revision}"


def amendment_of(order: Order) -> Amendment | None:
    """Return the open amendment of an order being modified, without the copy of how it was."""
    if not order.is_amending:
        return None
    return Amendment.objects.open().filter(order=order).select_related("by").defer("before").first()
