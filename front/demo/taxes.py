"""The demo's taxes: rates of the states its callers live in, of France, and who is exempt."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from catalog.models import Item, TaxExemption, TaxGroup, TaxRate
from customers.models import Customer
from front.demo.words import named

STANDARD, REDUCED = "STANDARD", "REDUCED"
REDUCED_ITEMS = ["89001", "89002", "89003"]


class Rate(NamedTuple):
    """What is taxed where: the standard rate, the reduced one, and what the postcode begins with."""

    country: str
    state: str
    standard: str
    reduced: str
    postcode_prefix: str = ""


# Oregon, Montana and New Hampshire have no sales tax: their rate is said, so that nobody asks for it.
# Brooklyn and Astoria add the city's own.
RATES = [
    Rate("US", "CA", "7.25", "7.25"),
    Rate("US", "FL", "6", "6"),
    Rate("US", "GA", "4", "4"),
    Rate("US", "HI", "4", "4"),
    Rate("US", "IL", "6.25", "6.25"),
    Rate("US", "LA", "4.45", "4.45"),
    Rate("US", "MA", "6.25", "6.25"),
    Rate("US", "ME", "5.5", "5.5"),
    Rate("US", "MI", "6", "6"),
    Rate("US", "MN", "6.875", "6.875"),
    Rate("US", "MT", "0", "0"),
    Rate("US", "NH", "0", "0"),
    Rate("US", "NJ", "6.625", "6.625"),
    Rate("US", "NM", "5.125", "5.125"),
    Rate("US", "NY", "4", "4"),
    Rate("US", "NY", "8.875", "8.875", "11"),
    Rate("US", "OH", "5.75", "5.75"),
    Rate("US", "OR", "0", "0"),
    Rate("US", "TX", "6.25", "6.25"),
    Rate("US", "UT", "4.85", "4.85"),
    Rate("US", "WA", "6.5", "6.5"),
    Rate("FR", "", "20", "5.5"),
]

EXEMPT = {"2032": ("WA-RSL-60417", "US", "WA")}  # Northwind Traders sells on what it buys


def load_taxes() -> None:
    """Add the groups with their rates, and put every item in one of them."""
    standard = TaxGroup.objects.create(code=STANDARD, **named("Standard", "Normal"))
    reduced = TaxGroup.objects.create(code=REDUCED, **named("Reduced", "Réduit"))
    for rate in RATES:
        for group, percent in ((standard, rate.standard), (reduced, rate.reduced)):
            TaxRate.objects.create(
                tax_group=group,
                country=rate.country,
                state=rate.state,
                postcode_prefix=rate.postcode_prefix,
                percent=Decimal(percent),
            )
    Item.objects.update(tax_group=standard)
    Item.objects.filter(item_number__in=REDUCED_ITEMS).update(tax_group=reduced)


def load_exemptions() -> None:
    for account, (certificate, country, state) in EXEMPT.items():
        TaxExemption.objects.create(
            customer=Customer.objects.get(account_number=account),
            certificate_number=certificate,
            country=country,
            state=state,
        )
