"""What is sold."""

from __future__ import annotations

from typing import Self

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from callcenter.fold import Fold
from callcenter.models import Translated


@pghistory.track()
class ItemGroup(Translated):
    """Items that share rules, such as computers."""

    code = models.CharField(_("code"), max_length=20, unique=True)

    class Meta:
        verbose_name = _("item group")
        verbose_name_plural = _("item groups")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ItemQuerySet(models.QuerySet["Item"]):
    def on_sale(self) -> Self:
        return self.filter(is_active=True)


@pghistory.track(exclude=["search_key"])
class Item(Translated):
    """A thing with a number. The number is text."""

    item_number = models.CharField(
        _("item number"),
        max_length=30,
        unique=True,
        validators=[RegexValidator(r"^[\w.-]+$", _("Letters, digits, point and hyphen only."))],
    )
    group = models.ForeignKey(
        ItemGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("group"),
    )
    is_active = models.BooleanField(_("on sale"), default=True)

    search_key = models.GeneratedField(
        expression=Concat(
            Value(" "),
            Fold(F("item_number")),
            Value(" "),
            Fold(F("name")),
            Value(" "),
            Fold(F("name_fr")),
            output_field=models.TextField(),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        indexes = [
            GinIndex(OpClass("search_key", name="gin_trgm_ops"), name="catalog_item_words"),
            models.Index(
                OpClass(Fold("item_number"), name="text_pattern_ops"),
                name="catalog_item_number_folded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_number} {self.name}"
