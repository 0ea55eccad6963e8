"""What we offer, and on which terms."""

from catalog.models.catalogs import (
    Catalog,
    CatalogStatus,
    OfferedCatalog,
    PriceGroupOfCatalog,
)
from catalog.models.charges import ChargeCode, ChargeRule, ChargeTax, Competing, Level
from catalog.models.coupons import Coupon
from catalog.models.delivery import DeliveryMode, DeliveryModeGroup, ModeInGroup, OfferedMode
from catalog.models.groups import ItemGroup
from catalog.models.items import Item
from catalog.models.limits import ClosedDay, ModeForItem, ModeForRegion
from catalog.models.offers import (
    Concurrency,
    Offer,
    OfferItem,
    OfferKind,
    OfferPart,
    OfferTier,
    OfferValue,
)
from catalog.models.prices import Cost, CustomerTerms, OfferedPriceGroup, Price, PriceGroup
from catalog.models.sources import Script, SourceCode
from catalog.models.stock import OfferedWarehouse, Stock, Warehouse
from catalog.models.tax import TaxExemption, TaxGroup, TaxRate
from catalog.models.tiers import ChargeTier, TierKind
from catalog.models.words import ItemWord

__all__ = [
    "Catalog",
    "CatalogStatus",
    "ChargeCode",
    "ChargeRule",
    "ChargeTax",
    "ChargeTier",
    "ClosedDay",
    "Competing",
    "Concurrency",
    "Cost",
    "Coupon",
    "CustomerTerms",
    "DeliveryMode",
    "DeliveryModeGroup",
    "Item",
    "ItemGroup",
    "ItemWord",
    "Level",
    "ModeForItem",
    "ModeForRegion",
    "ModeInGroup",
    "Offer",
    "OfferItem",
    "OfferKind",
    "OfferPart",
    "OfferTier",
    "OfferValue",
    "OfferedCatalog",
    "OfferedMode",
    "OfferedPriceGroup",
    "OfferedWarehouse",
    "Price",
    "PriceGroup",
    "PriceGroupOfCatalog",
    "Script",
    "SourceCode",
    "Stock",
    "TaxExemption",
    "TaxGroup",
    "TaxRate",
    "TierKind",
    "Warehouse",
]
