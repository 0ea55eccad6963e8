"""Why something was changed by hand, or cancelled."""

from __future__ import annotations

from typing import Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import Translated


class Use(models.TextChoices):
    """What a reason is picked for."""

    CONCESSION = "concession", _("Concession")
    CANCEL = "cancel", _("Cancellation")


class ReasonCodeQuerySet(models.QuerySet["ReasonCode"]):
    def offered(self, use: Use) -> Self:
        """Those an agent may pick, in the order in which they are shown."""
        return self.filter(is_active=True, use=use).order_by("position", "code")

    def is_ours(self, code: str) -> bool:
        """Tell whether a reason of a cancellation is ours."""
        return self.filter(code=code, use=Use.CANCEL, is_ours=True).exists()


@pghistory.track()
class ReasonCode(Translated):
    """A reason agents pick: for what is set by hand or given back, or for a cancellation."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    use = models.CharField(_("use"), max_length=12, choices=Use, default=Use.CONCESSION)
    is_ours = models.BooleanField(
        _("our reason"),
        default=False,
        help_text=_(
            "Of a cancellation: it is not the caller’s doing, so what remains keeps its prices, discounts and charges."
        ),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=10, help_text=_("Small numbers stand first.")
    )
    is_active = models.BooleanField(_("active"), default=True)

    objects = ReasonCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("reason code")
        verbose_name_plural = _("reason codes")
        constraints = [
            models.CheckConstraint(
                condition=Q(use__in=Use.values), name="orders_reasoncode_use_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
