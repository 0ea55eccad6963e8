"""Loads the charge rules that may hold for an order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q

from callcenter.sql.kept import kept
from catalog.models import ChargeCode, ChargeRule, ChargeTier, DeliveryModeGroup, ModeInGroup
from catalog.terms.named import is_named


def charge_rules_of(
    *,
    call_center_id: int | None,
    customer_id: int | None,
    customer_group_id: int | None,
    currency: str,
    on: date,
    standing_at: datetime | None = None,
) -> tuple[ChargeRule, ...]:
    """Return the rules for a customer, or for nobody in particular of a group.

    Where a key is None, rules that name one do not hold. Those of today are
    kept in memory; those that stood earlier take three queries.
    """
    if customer_id and not is_named(customer_id, "charge rules"):
        customer_id = None
    load = _rules_that_stood if standing_at else _rules_of_today
    return load(call_center_id, customer_id, customer_group_id, currency, on, standing_at)


def _rules_that_stood(
    call_center_id: int | None,
    customer_id: int | None,
    customer_group_id: int | None,
    currency: str,
    on: date,
    standing_at: datetime | None,
) -> tuple[ChargeRule, ...]:
    group = Q(customer_group=None)
    if customer_group_id:
        group |= Q(customer_group=customer_group_id)
    one = Q(customer=None)
    if customer_id:
        one |= Q(customer=customer_id)
    place = Q(call_center=None)
    if call_center_id:
        place |= Q(call_center=call_center_id)
    return tuple(
        ChargeRule.objects.standing(standing_at)
        .valid_on(on)
        .filter(group, one, place, currency=currency)
        .select_related("charge_code", "mode_group")
        .prefetch_related(
            Prefetch("tiers", ChargeTier.objects.order_by("at_least", "pk")), "mode_group__modes"
        )
        .order_by("charge_code__position", "charge_code__code", "pk")
    )


_rules_of_today = kept(_rules_that_stood)


@kept
def every_charge_code() -> Mapping[str, list[Any]]:
    """Return what the engine is told of each charge code, by code: it has no history."""
    columns = ("code", "competing", "is_shipping", "tax", "tax_group_id", "position")
    return {code: told for code, *told in ChargeCode.objects.values_list(*columns)}


@kept
def modes_of_groups() -> Mapping[str, list[int]]:
    """Return the modes of each group of modes, by the group's key as JSON writes it."""
    modes: dict[str, list[int]] = {str(group.pk): [] for group in DeliveryModeGroup.objects.all()}
    for group, mode in ModeInGroup.objects.order_by("pk").values_list("group_id", "mode_id"):
        modes[str(group)].append(mode)
    return modes
