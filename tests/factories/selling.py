"""Taxes, stock, offers and coupons, and what may be conceded."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from callcenter.models import Role
from catalog.models import (
    Coupon,
    Offer,
    OfferedWarehouse,
    OfferItem,
    OfferPart,
    OfferTier,
    Stock,
    TaxExemption,
    TaxGroup,
    TaxRate,
    Warehouse,
)
from orders.models import ConcessionLimit, HoldCode, HoldReason, ReasonCode
from tests.factories.callers import CustomerFactory
from tests.factories.channel import home
from tests.factories.terms import ItemFactory


class TaxGroupFactory(DjangoModelFactory):
    class Meta:
        model = TaxGroup

    code = factory.Sequence(lambda n: f"TG{n}")
    name = factory.LazyAttribute(lambda o: f"Tax group {o.code}")


class TaxRateFactory(DjangoModelFactory):
    """Of the whole United States, 10 percent."""

    class Meta:
        model = TaxRate

    tax_group = factory.SubFactory(TaxGroupFactory)
    country = "US"
    percent = Decimal(10)


class TaxExemptionFactory(DjangoModelFactory):
    class Meta:
        model = TaxExemption

    customer = factory.SubFactory(CustomerFactory)
    certificate_number = factory.Sequence(lambda n: f"EX-{n}")
    country = "US"


class WarehouseFactory(DjangoModelFactory):
    """Offered by the home call center, unless ``offered=False``."""

    class Meta:
        model = Warehouse
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"WH{n}")
    name = factory.LazyAttribute(lambda o: f"Warehouse {o.code}")

    @factory.post_generation
    def offered(self, create, offered, **more):
        if create and offered is not False:
            OfferedWarehouse.objects.create(warehouse=self, call_center=home(), **more)


class StockFactory(DjangoModelFactory):
    class Meta:
        model = Stock

    item = factory.SubFactory(ItemFactory)
    warehouse = factory.SubFactory(WarehouseFactory)
    on_hand = 10


class OfferFactory(DjangoModelFactory):
    """10 percent off everything; ``tiers=[("1", "10")]`` of what from what on, ``items=[item]``."""

    class Meta:
        model = Offer
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"OFFER{n}")
    name = factory.LazyAttribute(lambda o: f"Offer {o.code}")
    currency = "USD"

    @factory.post_generation
    def tiers(self, create, tiers, **more):
        for at_least, value in tiers or [("0", "10")]:
            OfferTier.objects.create(offer=self, at_least=Decimal(at_least), value=Decimal(value))

    @factory.post_generation
    def items(self, create, items, **more):
        for item in items or []:
            OfferItem.objects.create(offer=self, item=item, **more)

    @factory.post_generation
    def parts(self, create, parts, **more):
        for number, (pieces, items) in enumerate(parts or [], start=1):
            OfferPart.objects.create(offer=self, number=number, pieces=pieces)
            for item in items:
                OfferItem.objects.create(offer=self, part=number, item=item)


class CouponFactory(DjangoModelFactory):
    class Meta:
        model = Coupon

    code = factory.Sequence(lambda n: f"COUPON-{n}")
    offer = factory.SubFactory(OfferFactory, needs_coupon=True)


class ReasonCodeFactory(DjangoModelFactory):
    class Meta:
        model = ReasonCode

    code = factory.Sequence(lambda n: f"REASON{n}")
    name = factory.LazyAttribute(lambda o: f"Reason {o.code}")


class ConcessionLimitFactory(DjangoModelFactory):
    """Agents of the home call center, 10 percent of an order."""

    class Meta:
        model = ConcessionLimit

    call_center = factory.LazyFunction(home)
    role = Role.AGENT
    percent = Decimal(10)


class HoldCodeFactory(DjangoModelFactory):
    """Placed and cleared by agents, unless ``placed_by`` or ``cleared_by`` says otherwise."""

    class Meta:
        model = HoldCode

    code = factory.Sequence(lambda n: f"HOLD{n}")
    name = factory.LazyAttribute(lambda o: f"Hold {o.code}")


class HoldReasonFactory(DjangoModelFactory):
    class Meta:
        model = HoldReason

    hold_code = factory.SubFactory(HoldCodeFactory)
    code = factory.Sequence(lambda n: f"WHY{n}")
    name = factory.LazyAttribute(lambda o: f"Why {o.code}")
