"""Loads the charge rules that may hold for an order."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q

from callcenter.models import CallCenter
from catalog.models import ChargeRule, ChargeTier
from customers.models import Customer


def charge_rules(
    *, call_center: CallCenter, customer: Customer, currency: str, on: date
) -> list[ChargeRule]:
    """Load the rules that may hold for this customer's order, with tiers and modes, in three queries."""
    group = Q(customer_group=None)
    if customer.group_id:
        group |= Q(customer_group=customer.group_id)
    return list(
        ChargeRule.objects.standing()
        .valid_on(on)
        .filter(group, currency=currency)
        .filter(Q(call_center=None) | Q(call_center=call_center))
        .filter(Q(customer=None) | Q(customer=customer))
        .select_related("charge_code", "mode_group")
        .prefetch_related(
            Prefetch("tiers", ChargeTier.objects.order_by("at_least", "pk")), "mode_group__modes"
        )
        .order_by("charge_code__position", "charge_code__code", "pk")
    )
