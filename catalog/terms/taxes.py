"""Tax rates, and the certificate that frees a customer from them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q

from callcenter.sql.kept import kept
from catalog.models import TaxExemption, TaxRate
from catalog.terms.named import is_named
from customers.models import Customer


def tax_rates(
    countries: Collection[str], *, on: date, standing_at: datetime | None = None
) -> tuple[TaxRate, ...]:
    """Return the rates of these countries that are valid on the day; today's are kept in memory."""
    load = _rates_that_stood if standing_at else _rates_of_today
    return load(frozenset(countries), on, standing_at)


def _rates_that_stood(
    countries: frozenset[str], on: date, standing_at: datetime | None
) -> tuple[TaxRate, ...]:
    rates = TaxRate.objects.standing(standing_at).valid_on(on)
    return tuple(rates.filter(country__in=countries).order_by("pk"))


_rates_of_today = kept(_rates_that_stood)


def certificate_of(customer: Customer, *, country: str, state: str, on: date) -> str:
    """Return the number of the certificate by which a customer pays no tax there, or nothing."""
    if not is_named(customer.pk, "certificates"):
        return ""
    found = (
        TaxExemption.objects.filter(customer=customer, country=country)
        .filter(Q(state="") | Q(state__iexact=state))
        .filter(Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gte=on))
        .order_by("pk")
        .first()
    )
    return found.certificate_number if found else ""
