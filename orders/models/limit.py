"""How much may be conceded without asking anybody."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, Role
from callcenter.words.money import money_field, percent_field


@pghistory.track()
class ConcessionLimit(models.Model):
    """What a role may concede at a call center. A role without a row may concede nothing alone."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        related_name="concession_limits",
        verbose_name=_("call center"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.AGENT)
    percent = percent_field(
        verbose_name=_("percent of an order"),
        null=True,
        blank=True,
        help_text=_("All by hand together, of goods and charges before it; empty: no limit."),
    )
    per_order = money_field(
        verbose_name=_("amount per order"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    per_day = money_field(
        verbose_name=_("amount per agent and day"),
        null=True,
        blank=True,
        help_text=_("Empty: no limit."),
    )
    below_cost = models.BooleanField(_("may go below cost"), default=False)

    class Meta:
        verbose_name = _("limit of concessions")
        verbose_name_plural = _("limits of concessions")
        constraints = [
            models.UniqueConstraint(
                fields=["call_center", "role"],
                name="orders_concessionlimit_once",
                violation_error_message=_("This role has its limits already: change those."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="orders_concessionlimit_role_known"
            ),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__gte=0, percent__lte=100),
                name="orders_concessionlimit_is_percentage",
                violation_error_message=_("Enter a limit from 0 to 100 percent."),
            ),
            models.CheckConstraint(
                condition=(Q(per_order=None) | Q(per_order__gte=0))
                & (Q(per_day=None) | Q(per_day__gte=0)),
                name="orders_concessionlimit_not_negative",
                violation_error_message=_("Enter a limit of 0 or more."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_role_display())
