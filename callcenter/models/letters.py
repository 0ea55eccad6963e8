"""Letters that nothing keeps: about accounts, and those by which a template is tried."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Passing(models.TextChoices):
    WAITING = "waiting", _("Waiting to leave")
    SENDING = "sending", _("Leaving now")
    FAILED = "failed", _("Did not leave")


class PassingLetter(models.Model):
    """A letter on its way; its row is deleted when it has left.

    It may hold a key to an account. So its words go with it, whether it leaves or is given up: what
    stays of one that did not leave is to whom, about what, and what went wrong.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sender = models.CharField(_("sender"), max_length=320)
    to = models.EmailField(pgettext_lazy("letter", "to"))
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    headers = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        pgettext_lazy("letter", "state"), max_length=10, choices=Passing, default=Passing.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    failure = models.CharField(_("what went wrong"), max_length=500, blank=True)
    written_at = models.DateTimeField(_("written at"))
    due_at = models.DateTimeField(_("next attempt at"), null=True, blank=True)
    started_at = models.DateTimeField(_("last attempt at"), null=True, blank=True)

    class Meta:
        verbose_name = _("letter about an account")
        verbose_name_plural = _("letters about accounts that wait or did not leave")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=Passing.values), name="callcenter_passingletter_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=Passing.FAILED) ^ ~Q(text="", html=""),
                name="callcenter_passingletter_words_go",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}, {self.to}"
