"""Which customers have terms of their own: of all others nobody need ask."""

from __future__ import annotations

from django.db.models import Model

from callcenter.sql.kept import kept
from catalog.models import ChargeRule, CustomerTerms, TaxExemption

MOST = 10_000  # customers kept in memory for each kind of terms
KINDS: dict[str, type[Model]] = {
    "terms": CustomerTerms,
    "charge rules": ChargeRule,
    "certificates": TaxExemption,
}


def is_named(customer_id: int, kind: str) -> bool:
    """Tell whether there may be terms of this kind for one customer alone; a key of KINDS."""
    named = _named(kind)
    return named is None or customer_id in named


@kept
def _named(kind: str) -> frozenset[int] | None:
    """Return the customers that are named, or None where they are too many to be kept."""
    terms = KINDS[kind]._default_manager.exclude(customer=None).order_by()
    ids = frozenset(terms.values_list("customer_id", flat=True).distinct()[: MOST + 1])
    return ids if len(ids) <= MOST else None
