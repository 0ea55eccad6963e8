"""Codes that bring an offer to whoever names them."""

from __future__ import annotations

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.offers import Offer
from catalog.models.replaced import Replaced, TermsQuerySet, dates_in_order


@pghistory.track()
class Coupon(Replaced):
    """A code, the offer it brings, when and how often it may be used."""

    code = models.CharField(
        _("coupon"),
        max_length=30,
        validators=[
            RegexValidator(r"^[A-Z0-9-]+$", _("Capital letters, digits and hyphens only."))
        ],
    )
    offer = models.ForeignKey(
        Offer, on_delete=models.PROTECT, related_name="coupons", verbose_name=_("offer")
    )
    most_uses = models.PositiveIntegerField(
        _("uses in total"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    most_uses_per_customer = models.PositiveIntegerField(
        _("uses per customer"), null=True, blank=True, help_text=_("Empty: no limit.")
    )

    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name = _("coupon")
        verbose_name_plural = _("coupons")
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(replaced_at=None),
                name="catalog_coupon_code_stands_once",
                violation_error_message=_("Another coupon has this code: choose a different one."),
            ),
            dates_in_order(
                "catalog_coupon_dates_in_order", _("The coupon must begin before it ends.")
            ),
        ]

    def __str__(self) -> str:
        return self.code
