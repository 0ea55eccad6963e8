"""Printed catalogs: their prices, and who offers them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, Translated
from callcenter.sql.fold import all_texts, fold
from catalog import search
from catalog.models.prices import PriceGroup


class CatalogStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class CatalogQuerySet(models.QuerySet["Catalog"]):
    def with_words(self, words: Iterable[str]) -> Self:
        """Those whose name holds every word, in any language. There are few catalogs: no index."""
        name = Concat(
            Value(" "), "name", Value(" "), all_texts("names"), output_field=models.TextField()
        )
        found = self.alias(name_key=fold(name))
        for word in words:
            begins = "" if len(word) >= search.INSIDE_FROM else " "
            found = found.filter(name_key__contains=fold(Value(begins + word)))
        return found


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

    objects = CatalogQuerySet.as_manager()

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
