"""What is kept of the way in: attempts that failed, and what happened at the door."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from callcenter.models.channel import User
from callcenter.models.closing import never_emptied

KEPT_DAYS = 30  # no event is taken away before, whoever asks


class Attempt(models.Model):
    """One attempt that failed, or is under way: what it counts against, and when.

    Plain rows in the database, so that all processes count alike; away again with
    the job that cleans up, and with the right password.
    """

    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "key", "-at"], name="callcenter_attempt_counted")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


class Access(models.TextChoices):
    """What can happen at the door."""

    SIGNED_IN = "signed_in", _("Signed in")
    SIGNED_OUT = "signed_out", _("Signed out")
    FAILED = "failed", _("Wrong name or password")
    LIMITED = "limited", _("Too many attempts")
    FACTOR_ADDED = "factor_added", _("Second factor added")
    FACTOR_REMOVED = "factor_removed", _("Second factor removed")
    FACTOR_USED = "factor_used", _("Second factor used")
    FACTOR_FAILED = "factor_failed", _("Wrong code of a second factor")
    CODES_MADE = "codes_made", _("Recovery codes made")
    PASSWORD_CHANGED = "password_changed", _("Password changed")
    PASSWORD_RESET = "password_reset", _("Password reset by letter")
    RIGHTS_CHANGED = "rights_changed", _("Rights changed")


class AccessEvent(models.Model):
    """Something that happened at the door: only added, and taken away by the job when it is old.

    A name that is nobody's is kept as a digest: it may be a password, typed in the wrong field.
    Users may be deleted; what they did stays under their name.
    """

    at = models.DateTimeField(_("at"))
    kind = models.CharField(_("what"), max_length=16, choices=Access)
    user = models.ForeignKey(
        User,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("user"),
    )
    name = models.CharField(_("username"), max_length=150)
    by_name = models.CharField(_("by"), max_length=150, blank=True)
    address = models.GenericIPAddressField(_("network address"), null=True)
    facts = models.JSONField(_("facts"), default=dict)

    class Meta:
        verbose_name = _("event of access")
        verbose_name_plural = _("events of access")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=Access.values), name="callcenter_accessevent_kind_known"
            )
        ]
        indexes = [
            models.Index(fields=["-at"], name="callcenter_access_latest"),
            models.Index(fields=["name", "-at"], name="callcenter_access_of_name"),
        ]
        triggers = [
            pgtrigger.Protect(name="access_stays", operation=pgtrigger.Update),
            pgtrigger.Protect(
                name="access_is_young",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition(f"OLD.at > now() - INTERVAL '{KEPT_DAYS} days'"),
            ),
            never_emptied("access"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"
