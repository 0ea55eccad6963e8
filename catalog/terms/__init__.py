"""Loads the terms that hold for one order, each in a fixed number of queries."""

from catalog.terms.charges import charge_rules_of
from catalog.terms.offers import offers
from catalog.terms.prices import (
    PriceTerms,
    credit_limit_of,
    default_mode,
    price_groups,
    price_terms,
    prices_of,
    terms_of,
)
from catalog.terms.taxes import Certificates, certificates_of, tax_rates

__all__ = [
    "Certificates",
    "PriceTerms",
    "certificates_of",
    "charge_rules_of",
    "credit_limit_of",
    "default_mode",
    "offers",
    "price_groups",
    "price_terms",
    "prices_of",
    "tax_rates",
    "terms_of",
]
