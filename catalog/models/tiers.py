"""How much a charge rule asks, from which amount on."""

from __future__ import annotations

from decimal import Decimal

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DecimalRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from callcenter.models import is_set_up
from callcenter.words.money import ZERO, money_field, shown_unit_price
from catalog.models.charges import ChargeRule


class TierKind(models.TextChoices):
    FIXED = "fixed", _("Fixed")
    PER_PIECE = "per_piece", _("Per piece")
    PERCENT = "percent", _("Percent")


def num_range(start: str, end: str) -> Func:
    """Return [start, end) as PostgreSQL knows it; an empty end is open."""
    return Func(F(start), F(end), function="numrange", output_field=DecimalRangeField())


@pghistory.track()
class ChargeTier(models.Model):
    """How much is asked from one amount up to, but not with, the next."""

    rule = models.ForeignKey(
        ChargeRule, on_delete=models.CASCADE, related_name="tiers", verbose_name=_("rule")
    )
    at_least = money_field(verbose_name=_("at least"), default=ZERO)
    below = money_field(
        verbose_name=_("below"), null=True, blank=True, help_text=_("Empty: no end.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=TierKind, default=TierKind.FIXED)
    value = models.DecimalField(
        _("value"), max_digits=14, decimal_places=4, help_text=_("An amount, or a percentage.")
    )

    class Meta:
        triggers = is_set_up()
        verbose_name = _("tier")
        verbose_name_plural = _("tiers")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=TierKind.values), name="catalog_chargetier_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="catalog_chargetier_value_not_negative",
                violation_error_message=_("A charge cannot be negative: enter 0 or more."),
            ),
            models.CheckConstraint(
                condition=Q(below=None) | Q(at_least__lt=F("below")),
                name="catalog_chargetier_begins_below_its_end",
                violation_error_message=_("A tier must begin below its end."),
            ),
            models.CheckConstraint(
                condition=Q(at_least__gte=0),
                name="catalog_chargetier_at_least_not_negative",
                violation_error_message=_("A tier begins at 0 or above."),
            ),
            ExclusionConstraint(
                name="catalog_chargetier_no_overlap",
                expressions=[
                    ("rule", RangeOperators.EQUAL),
                    (num_range("at_least", "below"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "This tier overlaps another tier of the rule: let it begin where the other ends."
                ),
            ),
        ]

    def __str__(self) -> str:
        unit = {TierKind.PER_PIECE: f" {TierKind.PER_PIECE.label}", TierKind.PERCENT: " %"}
        return f"{self.range} → {two_decimals(self.value)}{unit.get(TierKind(self.kind), '')}"

    # Questions
    @property
    def range(self) -> str:
        """Where the tier holds, such as [50.00, 150.00)."""
        below = "∞" if self.below is None else two_decimals(self.below)
        return gettext("[%(at_least)s, %(below)s)") % {
            "at_least": two_decimals(self.at_least),
            "below": below,
        }


def two_decimals(number: Decimal) -> str:
    """Write a number with two decimals, and more only where they say something."""
    return shown_unit_price(number, 2, get_language() or "en")
