"""Tax rates, and the certificate that frees a customer from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from callcenter.sql.kept import kept
from catalog.models import TaxExemption, TaxRate
from catalog.terms.named import is_named
from customers.models import Customer
from customers.places.postal import state_key

Certificate = list[str]  # number, country, state; without a state, the whole country


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


@dataclass(frozen=True, kw_only=True)
class Certificates:
    """The certificates by which a customer pays no tax, each in its country or state and for its time."""

    rows: Sequence[TaxExemption] = ()

    def valid_on(self, day: date) -> list[Certificate]:
        """Return those that hold on a day, as they are written down when they are promised."""
        return [
            [row.certificate_number, row.country, row.state]
            for row in self.rows
            if (row.valid_from is None or row.valid_from <= day)
            and (row.valid_to is None or day <= row.valid_to)
        ]


def certificates_of(customer: Customer) -> Certificates:
    """Load them; of most customers it is known that there are none."""
    if not is_named(customer.pk, "certificates"):
        return Certificates()
    rows = TaxExemption.objects.filter(customer=customer).order_by("pk")
    return Certificates(rows=tuple(rows))


def certificate_for(certificates: Iterable[Certificate], *, country: str, state: str) -> str:
    """Return the number of the first certificate by which no tax is paid there, or nothing."""
    states = {"", state_key(country, state)}
    return next(
        (
            number
            for number, of_country, of_state in certificates
            if of_country == country and state_key(country, of_state) in states
        ),
        "",
    )
