"""Valid rows for tests: a call center like the demo's USRT, its terms, and orders as drafts.

What is not said is shared: an order made without a call center belongs to the home call center,
which is made when first needed. What is said twice fails loudly (a second ``CallCenterFactory.create()``
has the same code), so that no wish of a test is ignored.
"""

from tests.factories.callers import (
    AddressFactory,
    ContactPointFactory,
    CustomerFactory,
    CustomerGroupFactory,
)
from tests.factories.channel import (
    PASSWORD,
    CallCenterFactory,
    ChannelUserFactory,
    DeliveryModeFactory,
    DeliveryModeGroupFactory,
    OfferedMethodFactory,
    OfferedModeFactory,
    PaymentMethodFactory,
    UserFactory,
    agent_of,
    home,
)
from tests.factories.drafts import NOW, OrderFactory, OrderLineFactory
from tests.factories.selling import (
    ConcessionLimitFactory,
    CouponFactory,
    OfferFactory,
    ReasonCodeFactory,
    StockFactory,
    TaxExemptionFactory,
    TaxGroupFactory,
    TaxRateFactory,
    WarehouseFactory,
)
from tests.factories.terms import (
    CatalogFactory,
    ChargeCodeFactory,
    ChargeRuleFactory,
    ChargeTierFactory,
    ItemFactory,
    ItemGroupFactory,
    OfferedPriceGroupFactory,
    PriceFactory,
    PriceGroupFactory,
    SourceCodeFactory,
)

__all__ = [
    "NOW",
    "PASSWORD",
    "AddressFactory",
    "CallCenterFactory",
    "CatalogFactory",
    "ChannelUserFactory",
    "ChargeCodeFactory",
    "ChargeRuleFactory",
    "ChargeTierFactory",
    "ConcessionLimitFactory",
    "ContactPointFactory",
    "CouponFactory",
    "CustomerFactory",
    "CustomerGroupFactory",
    "DeliveryModeFactory",
    "DeliveryModeGroupFactory",
    "ItemFactory",
    "ItemGroupFactory",
    "OfferFactory",
    "OfferedMethodFactory",
    "OfferedModeFactory",
    "OfferedPriceGroupFactory",
    "OrderFactory",
    "OrderLineFactory",
    "PaymentMethodFactory",
    "PriceFactory",
    "PriceGroupFactory",
    "ReasonCodeFactory",
    "SourceCodeFactory",
    "StockFactory",
    "TaxExemptionFactory",
    "TaxGroupFactory",
    "TaxRateFactory",
    "UserFactory",
    "WarehouseFactory",
    "agent_of",
    "home",
]
