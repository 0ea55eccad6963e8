"""Rows of terms that every change of an order asks for: queries written once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from callcenter.sql.ready import ready
from catalog.models import (
    ModeForItem,
    Price,
    PriceGroup,
)


@ready
def valid_prices(
    item_ids: Collection[int],
    currency: str,
    with_tax: bool,  # noqa: FBT001 (what is ready is asked by place)
    on: date,
    standing_at: datetime | None,
) -> models.QuerySet[Price, tuple[Any, ...]]:
    return (
        Price.objects.standing(standing_at)
        .valid_on(on)
        .filter(item__among=item_ids, currency=currency, with_tax=with_tax)
        .values_list(
            "item_id",
            "pk",
            "price_group_id",
            "price_group__code",
            "price_group__priority",
            "from_quantity",
            "unit_price",
        )
    )


@ready
def rows_that_name(
    mode_ids: Collection[int], item_ids: Collection[int], groups: Collection[int]
) -> QuerySet[ModeForItem]:
    rows = ModeForItem.objects.filter(mode__among=mode_ids)
    taken = rows.filter(is_excluded=False).order_by("mode", "pk").distinct("mode")
    of_these = Q(item__among=item_ids) | Q(item_group__among=groups)
    wanted = rows.filter(of_these | Q(pk__in=taken.values("pk")))
    return wanted.order_by("-is_excluded", "pk")


@ready
def priorities(group_ids: Collection[int]) -> QuerySet[PriceGroup, tuple[int, int]]:
    found = PriceGroup.objects.filter(pk__among=group_ids).order_by("pk")
    return found.values_list("pk", "priority")
