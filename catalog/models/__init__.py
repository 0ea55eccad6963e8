"""What we offer, and on which terms."""

from catalog.models.charges import ChargeCode, ChargeRule, Competing, Level
from catalog.models.delivery import DeliveryMode, DeliveryModeGroup, OfferedMode
from catalog.models.items import Item, ItemGroup
from catalog.models.prices import CustomerTerms, OfferedPriceGroup, Price, PriceGroup
from catalog.models.sources import Catalog, CatalogStatus, OfferedCatalog, SourceCode
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
    "OfferedCatalog",
    "OfferedMode",
    "OfferedPriceGroup",
    "Price",
    "PriceGroup",
    "SourceCode",
    "TierKind",
]
