"""How an order ended, and which one goes on in its place."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from orders.models.reasons import ReasonCode
from orders.models.status import Status


class Ending(models.Model):
    """When and why it was cancelled; the cancelled order that this one takes up again."""

    if TYPE_CHECKING:
        status: models.CharField[str, str]
        submitted_at: models.DateTimeField[datetime | None, datetime | None]

    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    cancel_code = models.ForeignKey(
        ReasonCode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reason code of the cancellation"),
    )
    cancel_reason = models.CharField(_("reason for the cancellation"), max_length=200, blank=True)
    takes_up = models.OneToOneField(
        "orders.Order",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="taken_up_by",
        verbose_name=_("takes up again"),
    )

    class Meta:
        abstract = True

    # Questions
    @property
    def is_cancelled(self) -> bool:
        return self.status == Status.CANCELLED

    @property
    def is_submitted(self) -> bool:
        """Whether it is an open order."""
        return self.status == Status.SUBMITTED

    @property
    def was_submitted(self) -> bool:
        """Whether it ever was, so that its payments are refunded and no longer removed."""
        return self.submitted_at is not None

    @property
    def why_cancelled(self) -> str:
        """The reason as it is read: its code's name, and what was typed."""
        automatic = {"left empty": _("left empty"), "expired": _("expired")}
        said = automatic.get(self.cancel_reason, self.cancel_reason)
        code = self.cancel_code.label if self.cancel_code else ""
        return ": ".join(str(part) for part in (code, said) if part)
