"""What the audit found."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditRun(models.Model):
    """One look over the whole database."""

    at = models.DateTimeField(_("at"))
    found = models.PositiveIntegerField(_("exceptions"), default=0)

    class Meta:
        verbose_name = _("audit")
        verbose_name_plural = _("audits")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"


class AuditException(models.Model):
    """One thing that must never be, and is."""

    run = models.ForeignKey(
        AuditRun, on_delete=models.CASCADE, related_name="exceptions", verbose_name=_("audit")
    )
    invariant = models.CharField(_("invariant"), max_length=40)
    facts = models.JSONField(_("facts"), encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("exception of an audit")
        verbose_name_plural = _("exceptions of audits")
        indexes = [models.Index(fields=["run", "invariant"], name="callcenter_audit_of_run")]

    def __str__(self) -> str:
        return f"{self.invariant} {self.facts}"
