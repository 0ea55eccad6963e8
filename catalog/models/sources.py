"""Printed catalogs and the codes on their back pages."""

from __future__ import annotations

from datetime import date
from typing import Self

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, Translated
from catalog.models.prices import PriceGroup
from catalog.models.replaced import dates_in_order


class CatalogStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


@pghistory.track()
class Catalog(Translated):
    """A catalog as printed. Its source codes can be used once it is published."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    status = models.CharField(
        _("status"), max_length=10, choices=CatalogStatus, default=CatalogStatus.DRAFT
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    price_groups = models.ManyToManyField(
        PriceGroup,
        through="PriceGroupOfCatalog",
        related_name="catalogs",
        verbose_name=_("price groups"),
        blank=True,
        help_text=_("Their prices hold for whoever names one of the source codes."),
    )

    class Meta:
        verbose_name = _("catalog")
        verbose_name_plural = _("catalogs")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=CatalogStatus.values), name="catalog_catalog_status_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="catalog_catalog_dates_in_order",
                violation_error_message=_("The catalog must begin before it ends."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@pghistory.track()
class PriceGroupOfCatalog(models.Model):
    """A price group whose prices hold for whoever names one of the catalog's codes."""

    catalog = models.ForeignKey(
        Catalog, on_delete=models.CASCADE, related_name="+", verbose_name=_("catalog")
    )
    price_group = models.ForeignKey(
        PriceGroup, on_delete=models.PROTECT, related_name="+", verbose_name=_("price group")
    )

    class Meta:
        verbose_name = _("price group of the catalog")
        verbose_name_plural = _("price groups of the catalog")
        constraints = [
            models.UniqueConstraint(
                fields=["catalog", "price_group"], name="catalog_pricegroupofcatalog_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.price_group)


@pghistory.track()
class OfferedCatalog(models.Model):
    """A catalog whose codes a call center takes."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        related_name="offered_catalogs",
        verbose_name=_("call center"),
    )
    catalog = models.ForeignKey(
        Catalog, on_delete=models.CASCADE, related_name="offered", verbose_name=_("catalog")
    )

    class Meta:
        verbose_name = _("catalog of the call center")
        verbose_name_plural = _("catalogs of the call center")
        constraints = [
            models.UniqueConstraint(
                fields=["call_center", "catalog"], name="catalog_offeredcatalog_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.catalog)


class SourceCodeQuerySet(models.QuerySet["SourceCode"]):
    def usable(self, call_center: CallCenter, *, on: date) -> Self:
        """Those of the call center's published catalogs that are valid on the day."""
        return (
            self.filter(
                Q(catalog__valid_from=None) | Q(catalog__valid_from__lte=on),
                Q(catalog__valid_to=None) | Q(catalog__valid_to__gte=on),
                Q(valid_from=None) | Q(valid_from__lte=on),
                Q(valid_to=None) | Q(valid_to__gte=on),
                is_active=True,
                catalog__status=CatalogStatus.PUBLISHED,
                catalog__offered__call_center=call_center,
            )
            .select_related("catalog")
            .order_by("code", "pk")
        )


@pghistory.track()
class SourceCode(models.Model):
    """The code a caller reads from the back page."""

    catalog = models.ForeignKey(
        Catalog, on_delete=models.PROTECT, related_name="source_codes", verbose_name=_("catalog")
    )
    code = models.CharField(
        _("source code"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[\w-]+$", _("Letters, digits and hyphens only."))],
    )
    is_active = models.BooleanField(_("active"), default=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    means_none = models.BooleanField(
        _("means that the caller has none"),
        default=False,
        help_text=_("Named where a source code is required and the caller cannot tell one."),
    )
    script = models.TextField(
        _("to say when it is named"), blank=True, help_text=_("Shown to the agent.")
    )
    script_fr = models.TextField(_("to say when it is named, in French"), blank=True)
    submit_script = models.TextField(
        _("to say before Submit"), blank=True, help_text=_("Shown in the summary.")
    )
    submit_script_fr = models.TextField(_("to say before Submit, in French"), blank=True)

    objects = SourceCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("source code")
        verbose_name_plural = _("source codes")
        constraints = [
            dates_in_order(
                "catalog_sourcecode_dates_in_order", _("The code must begin before it ends.")
            ),
        ]

    def __str__(self) -> str:
        return self.code

    # Questions
    @property
    def title(self) -> str:
        """Code and catalog, as agents read it."""
        return f"{self.code} {self.catalog.label}"
