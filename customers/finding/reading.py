"""What an agent compares of each hit: queries written once."""

from __future__ import annotations

from django.db.models import QuerySet

from callcenter.sql.ready import ready
from customers.models import Address, ContactPoint


@ready
def default_addresses(customer_ids: list[int]) -> QuerySet[Address]:
    return Address.objects.filter(customer__among=customer_ids, is_default=True).in_order()


@ready
def telephones_of(customer_ids: list[int]) -> QuerySet[ContactPoint]:
    return ContactPoint.objects.telephones().filter(customer__among=customer_ids).in_order()
