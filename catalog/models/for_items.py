"""What terms and limits are for: an item, a group of items, or all."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.groups import ItemGroup
from catalog.models.items import Item


class ForItems(models.Model):
    """A row for one item, or for one group; where it may name neither, for all.

    Orders were promised by such rows: what one names is not deleted from under it.
    """

    item = models.ForeignKey(
        Item,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("item"),
    )
    item_group = models.ForeignKey(
        ItemGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("item group"),
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.item or self.item_group or _("All"))


def item_or_group(name: str, *, or_all: bool) -> models.CheckConstraint:
    """Return the constraint that a row names an item or a group, not both."""
    no_item, no_group = Q(item=None), Q(item_group=None)
    return models.CheckConstraint(
        condition=no_item | no_group if or_all else no_item ^ no_group,
        name=name,
        violation_error_message=_("Name an item or an item group, not both."),
    )
