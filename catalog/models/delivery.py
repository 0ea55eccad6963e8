"""How things reach the customer."""

from __future__ import annotations

from typing import Self

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, Translated, is_set_up


@pghistory.track()
class DeliveryMode(Translated):
    """A way of delivery with a code, such as 99 Standard."""

    code = models.CharField(_("code"), max_length=10, unique=True)
    is_pickup = models.BooleanField(
        _("pick-up"), default=False, help_text=_("The customer comes to a store.")
    )
    transit_days = models.PositiveSmallIntegerField(
        _("transit days"),
        null=True,
        blank=True,
        help_text=_("Working days until the goods arrive; empty where nobody can tell."),
    )
    working_days = models.CharField(
        _("working days"),
        max_length=7,
        default="12345",
        validators=[RegexValidator(r"^1?2?3?4?5?6?7?$", _("Digits in order, 1 for Monday."))],
        help_text=_("On which the carrier works: 1 for Monday to 7 for Sunday, such as 12345."),
    )
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        triggers = is_set_up()
        verbose_name = _("mode of delivery")
        verbose_name_plural = _("modes of delivery")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    # Questions
    @property
    def title(self) -> str:
        """Code and name, as agents read it."""
        return f"{self.code} {self.label}"


@pghistory.track()
class DeliveryModeGroup(Translated):
    """Modes that charge rules name together."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    modes = models.ManyToManyField(
        DeliveryMode,
        through="ModeInGroup",
        related_name="groups",
        verbose_name=_("modes"),
        blank=True,
    )

    class Meta:
        triggers = is_set_up()
        verbose_name = _("group of modes of delivery")
        verbose_name_plural = _("groups of modes of delivery")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@pghistory.track()
class ModeInGroup(models.Model):
    """A mode that belongs to a group."""

    group = models.ForeignKey(
        DeliveryModeGroup, on_delete=models.CASCADE, related_name="+", verbose_name=_("group")
    )
    mode = models.ForeignKey(
        DeliveryMode,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("mode of delivery"),
    )

    class Meta:
        triggers = is_set_up()
        verbose_name = _("mode of the group")
        verbose_name_plural = _("modes of the group")
        constraints = [
            models.UniqueConstraint(fields=["group", "mode"], name="catalog_modeingroup_once")
        ]

    def __str__(self) -> str:
        return str(self.mode)


class OfferedModeQuerySet(models.QuerySet["OfferedMode"]):
    def usable(self, call_center: CallCenter | int) -> Self:
        """Those an agent may pick, in the order the call center shows them."""
        return (
            self.filter(call_center=call_center, mode__is_active=True)
            .select_related("mode")
            .order_by("position", "mode__code", "pk")
        )


@pghistory.track()
class OfferedMode(models.Model):
    """A mode that a call center offers."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        related_name="offered_modes",
        verbose_name=_("call center"),
    )
    mode = models.ForeignKey(
        DeliveryMode,
        on_delete=models.PROTECT,
        related_name="offered",
        verbose_name=_("mode of delivery"),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=10, help_text=_("Small numbers stand first.")
    )
    is_default = models.BooleanField(_("default"), default=False)
    cut_off = models.TimeField(
        _("cut-off"),
        null=True,
        blank=True,
        help_text=_("Orders after this time leave a working day later; empty: none does."),
    )

    objects = OfferedModeQuerySet.as_manager()

    class Meta:
        triggers = is_set_up()
        verbose_name = _("mode of the call center")
        verbose_name_plural = _("modes of the call center")
        constraints = [
            models.UniqueConstraint(
                fields=["call_center", "mode"], name="catalog_offeredmode_once"
            ),
            models.UniqueConstraint(
                fields=["call_center"],
                condition=Q(is_default=True),
                name="catalog_offeredmode_one_default",
                violation_error_message=_("A call center has one default mode: untick the other."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.mode)
