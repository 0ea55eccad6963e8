"""The parts of an address, under the names that models, forms and papers share. Pure."""

from __future__ import annotations

POSTAL = (
    "street",
    "street_2",
    "postcode",
    "city",
    "state",
)  # which are asked depends on the country
PARTS = (*POSTAL, "country")
WITH_RECIPIENT = ("recipient", *PARTS)


def parts_of(place: object) -> dict[str, str]:
    """Return the parts of an address, or of what has one written into its own columns."""
    return {name: getattr(place, name) for name in PARTS}
