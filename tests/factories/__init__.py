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
    "ContactPointFactory",
    "CustomerFactory",
    "CustomerGroupFactory",
    "DeliveryModeFactory",
    "DeliveryModeGroupFactory",
    "ItemFactory",
    "ItemGroupFactory",
    "OfferedMethodFactory",
    "OfferedModeFactory",
    "OfferedPriceGroupFactory",
    "OrderFactory",
    "OrderLineFactory",
    "PaymentMethodFactory",
    "PriceFactory",
    "PriceGroupFactory",
    "SourceCodeFactory",
    "UserFactory",
    "agent_of",
    "home",
]
