"""Loads the terms that hold for one order, each in a fixed number of queries."""

from catalog.terms.charges import charge_rules_of, every_charge_code, modes_of_groups
from catalog.terms.offers import offers
from catalog.terms.prices import (
    PriceTerms,
    credit_limit_of,
    default_mode,
    price_groups,
    price_terms,
    prices_of,
    priorities_of,
    terms_of,
)
from catalog.terms.taxes import Certificates, certificate_for, certificates_of, tax_rates

__all__ = [
    "Certificates",
    "PriceTerms",
    "certificate_for",
    "certificates_of",
    "charge_rules_of",
    "credit_limit_of",
    "default_mode",
    "every_charge_code",
    "modes_of_groups",
    "offers",
    "price_groups",
    "price_terms",
    "prices_of",
    "priorities_of",
    "tax_rates",
    "terms_of",
]
