"""Who must have a second factor, and until when he may do without."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from callcenter.models.channel import CallCenter


def today() -> date:
    return timezone.localdate()


class Whose(models.TextChoices):
    AGENT = "agent", _("Agents")
    SUPERVISOR = "supervisor", _("Supervisors")
    ADMIN = "admin", _("Admins")


@pghistory.track()
class SecondFactorRule(models.Model):
    """A second factor is compulsory for a role, at one call center or at all of them."""

    role = models.CharField(_("role"), max_length=12, choices=Whose)
    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("call center"),
        help_text=_("Where empty, at all of them."),
    )
    since = models.DateField(_("compulsory since"), default=today)
    grace_days = models.PositiveSmallIntegerField(
        _("days of grace"),
        default=14,
        help_text=_("From then on, or from the day a later user was made: without it until then."),
    )

    class Meta:
        verbose_name = _("compulsory second factor")
        verbose_name_plural = _("compulsory second factors")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "call_center"],
                name="callcenter_secondfactorrule_once",
                nulls_distinct=False,
                violation_error_message=_(
                    "There is a rule for this role already: change that one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(role__in=Whose.values), name="callcenter_secondfactorrule_role_known"
            ),
            models.CheckConstraint(
                condition=~Q(role="admin") | Q(call_center=None),
                name="callcenter_secondfactorrule_admins_everywhere",
                violation_error_message=_("Admins are of no call center: leave it empty."),
            ),
        ]

    def __str__(self) -> str:
        where = f", {self.call_center}" if self.call_center_id else ""
        return f"{self.get_role_display()}{where}"

    def last_day_of(self, joined: datetime) -> date:
        """Return the last day on which a user who was made then may do without."""
        begins = max(self.since, timezone.localdate(joined))
        return begins + timedelta(days=self.grace_days)
