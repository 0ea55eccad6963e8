"""What a mode of delivery takes, and where it goes. Pure: no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from customers.places.postal import state_key

Region = tuple[str, str]  # country and state; without a state, the whole country


@dataclass(frozen=True, kw_only=True)
class ModeLimits:
    """The items, item groups and regions that a mode takes (True) or refuses (False).

    The narrower word counts: of an item before that of its group, of a state
    before that of its country. Where neither is named, the mode takes it,
    unless it takes only what is named.
    """

    items: Mapping[int, bool] = field(default_factory=dict)
    groups: Mapping[int, bool] = field(default_factory=dict)
    regions: Mapping[Region, bool] = field(default_factory=dict)
    only_named_items: bool = False
    only_named_regions: bool = False

    def takes(self, item_id: int, group_id: int | None) -> bool:
        """Tell whether the mode takes an item of this group."""
        if item_id in self.items:
            return self.items[item_id]
        if group_id is not None and group_id in self.groups:
            return self.groups[group_id]
        return not self.only_named_items

    def goes_to(self, country: str, state: str) -> bool:
        """Tell whether the mode goes there; where the country is unknown, nothing is refused yet."""
        if not country:
            return True
        for region in (region_of(country, state), region_of(country, "")):
            if region in self.regions:
                return self.regions[region]
        return not self.only_named_regions


def region_of(country: str, state: str) -> Region:
    """Return a region as it is compared, by whichever of its names and in whatever capitals it was typed."""
    return country.upper(), state_key(country.upper(), state)


NO_LIMITS = ModeLimits()
