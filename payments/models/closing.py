"""Takings that were counted: what the ledger said, what was there, who counted."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, User, only_added
from callcenter.words.money import ZERO, money_field
from payments.models.methods import PaymentMethod


class TakingsCount(models.Model):
    """One count of what an agent took by a method on a day. A later one counts what came since."""

    call_center = models.ForeignKey(
        CallCenter, on_delete=models.PROTECT, related_name="+", verbose_name=_("call center")
    )
    day = models.DateField(_("day at the call center"))
    method = models.ForeignKey(
        PaymentMethod, on_delete=models.PROTECT, related_name="+", verbose_name=_("payment method")
    )
    terminal = models.CharField(_("terminal"), max_length=20, blank=True)
    agent = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("agent")
    )
    number = models.PositiveIntegerField(_("number"), default=1)
    recorded = money_field(verbose_name=_("recorded"))
    counted = money_field(verbose_name=_("counted"))
    difference = money_field(verbose_name=_("difference"), default=ZERO)
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("count of takings")
        verbose_name_plural = _("counts of takings")
        constraints = [
            models.UniqueConstraint(
                fields=["call_center", "day", "method", "terminal", "agent", "number"],
                name="payments_takingscount_once",
            ),
            models.CheckConstraint(
                condition=Q(difference=F("counted") - F("recorded")),
                name="payments_takingscount_difference",
            ),
            models.CheckConstraint(
                condition=~Q(by=F("agent")), name="payments_takingscount_by_another"
            ),
        ]
        triggers = only_added("payments_takingscount")

    def __str__(self) -> str:
        return f"{self.day} {self.method_id} {self.agent_id}/{self.number}"
