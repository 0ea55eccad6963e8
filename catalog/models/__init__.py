"""What we offer, and on which terms."""

from catalog.models.charges import ChargeCode, ChargeRule, Competing, Level
from catalog.models.delivery import DeliveryMode, DeliveryModeGroup, ModeInGroup, OfferedMode
from catalog.models.items import Item, ItemGroup
from catalog.models.prices import CustomerTerms, OfferedPriceGroup, Price, PriceGroup
from catalog.models.sources import (
    Catalog,
    CatalogStatus,
    OfferedCatalog,
    PriceGroupOfCatalog,
    SourceCode,
)
from catalog.models.tiers import ChargeTier, TierKind

__all__ = [
    "Catalog",
    "CatalogStatus",
    "ChargeCode",
    "ChargeRule",
    "ChargeTier",
    "Competing",
    "CustomerTerms",
    "DeliveryMode",
    "DeliveryModeGroup",
    "Item",
    "ItemGroup",
    "Level",
    "ModeInGroup",
    "OfferedCatalog",
    "OfferedMode",
    "OfferedPriceGroup",
    "Price",
    "PriceGroup",
    "PriceGroupOfCatalog",
    "SourceCode",
    "TierKind",
]
