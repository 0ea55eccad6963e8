"""What a mode of delivery takes, and where it goes."""

from __future__ import annotations

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, is_set_up
from catalog.models.delivery import DeliveryMode
from catalog.models.for_items import ForItems, item_or_group


@pghistory.track()
class ModeForItem(ForItems):
    """An item or item group a mode takes, or refuses. Where any is taken, only those are."""

    mode = models.ForeignKey(
        DeliveryMode,
        on_delete=models.CASCADE,
        related_name="for_items",
        verbose_name=_("mode of delivery"),
    )
    is_excluded = models.BooleanField(_("refused"), default=False)

    class Meta:
        triggers = is_set_up()
        verbose_name = _("item the mode takes or refuses")
        verbose_name_plural = _("items the mode takes or refuses")
        constraints = [
            item_or_group("catalog_modeforitem_one_or_a_group", or_all=False),
        ]


@pghistory.track()
class ModeForRegion(models.Model):
    """A country or state a mode goes to, or does not. Where any is served, only those are."""

    mode = models.ForeignKey(
        DeliveryMode,
        on_delete=models.CASCADE,
        related_name="for_regions",
        verbose_name=_("mode of delivery"),
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as US."))],
    )
    state = models.CharField(
        _("state"), max_length=50, blank=True, help_text=_("Empty: the whole country.")
    )
    is_excluded = models.BooleanField(_("not served"), default=False)

    class Meta:
        triggers = is_set_up()
        verbose_name = _("region the mode serves or does not")
        verbose_name_plural = _("regions the mode serves or does not")
        constraints = [
            models.UniqueConstraint(
                fields=["mode", "country", "state"], name="catalog_modeforregion_once"
            )
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, (self.country, self.state)))


@pghistory.track()
class ClosedDay(models.Model):
    """A day on which a call center's warehouses do not work, besides weekends."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        related_name="closed_days",
        verbose_name=_("call center"),
    )
    day = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=100, blank=True)

    class Meta:
        triggers = is_set_up()
        verbose_name = _("closed day")
        verbose_name_plural = _("closed days")
        constraints = [
            models.UniqueConstraint(fields=["call_center", "day"], name="catalog_closedday_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}".strip()
