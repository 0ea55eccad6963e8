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
    return charge_rules_of(
        call_center_id=call_center.pk,
        customer_id=customer.pk,
        customer_group_id=customer.group_id,
        currency=currency,
        on=on,
    )


def charge_rules_of(
    *,
    call_center_id: int | None,
    customer_id: int | None,
    customer_group_id: int | None,
    currency: str,
    on: date,
) -> list[ChargeRule]:
    """Load the rules for a customer, or for nobody in particular of a group, in three queries.

    Where a key is None, rules that name one do not hold.
    """
    group = Q(customer_group=None)
    if customer_group_id:
        group |= Q(customer_group=customer_group_id)
    one = Q(customer=None)
    if customer_id:
        one |= Q(customer=customer_id)
    place = Q(call_center=None)
    if call_center_id:
        place |= Q(call_center=call_center_id)
    return list(
        ChargeRule.objects.standing()
        .valid_on(on)
        .filter(group, one, place, currency=currency)
        .select_related("charge_code", "mode_group")
        .prefetch_related(
            Prefetch("tiers", ChargeTier.objects.order_by("at_least", "pk")), "mode_group__modes"
        )
        .order_by("charge_code__position", "charge_code__code", "pk")
    )
