"""What is offered, and on which terms."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from catalog.models import (
    Catalog,
    CatalogStatus,
    ChargeCode,
    ChargeRule,
    ChargeTier,
    Item,
    ItemGroup,
    OfferedCatalog,
    OfferedPriceGroup,
    Price,
    PriceGroup,
    SourceCode,
)
from tests.factories.channel import home


class ItemGroupFactory(DjangoModelFactory):
    class Meta:
        model = ItemGroup

    code = factory.Sequence(lambda n: f"IG{n}")
    name = factory.LazyAttribute(lambda o: f"Group {o.code}")


class ItemFactory(DjangoModelFactory):
    """With a base price of 10.00 USD; ``price="0.00"`` another one, ``price=False`` none."""

    class Meta:
        model = Item
        skip_postgeneration_save = True

    item_number = factory.Sequence(lambda n: f"{70_000 + n}")
    name = factory.LazyAttribute(lambda o: f"Item {o.item_number}")

    @factory.post_generation
    def price(self, create, price, **more):
        if create and price is not False:
            PriceFactory.create(item=self, unit_price=Decimal(price or "10.00"), **more)


class PriceGroupFactory(DjangoModelFactory):
    class Meta:
        model = PriceGroup

    code = factory.Sequence(lambda n: f"PG{n}")
    name = factory.LazyAttribute(lambda o: f"Prices {o.code}")


class OfferedPriceGroupFactory(DjangoModelFactory):
    class Meta:
        model = OfferedPriceGroup

    call_center = factory.LazyFunction(home)
    price_group = factory.SubFactory(PriceGroupFactory)


class PriceFactory(DjangoModelFactory):
    """A base price, unless ``price_group`` is given."""

    class Meta:
        model = Price

    item = factory.SubFactory(ItemFactory, price=False)
    currency = "USD"
    unit_price = Decimal("10.00")


class CatalogFactory(DjangoModelFactory):
    """Published and offered by the home call center; ``price_groups=[…]``, ``offered_by=[…]``."""

    class Meta:
        model = Catalog
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"CAT{n}")
    name = factory.LazyAttribute(lambda o: f"Catalog {o.code}")
    status = CatalogStatus.PUBLISHED

    @factory.post_generation
    def price_groups(self, create, price_groups, **_):
        if create and price_groups:
            self.price_groups.set(price_groups)

    @factory.post_generation
    def offered_by(self, create, offered_by, **_):
        if create:
            for call_center in [home()] if offered_by is None else offered_by:
                OfferedCatalog.objects.create(call_center=call_center, catalog=self)


class SourceCodeFactory(DjangoModelFactory):
    class Meta:
        model = SourceCode

    catalog = factory.SubFactory(CatalogFactory)
    code = factory.Sequence(lambda n: f"SRC{n}")


class ChargeCodeFactory(DjangoModelFactory):
    class Meta:
        model = ChargeCode

    code = factory.Sequence(lambda n: f"CHARGE{n}")
    name = "Shipping"
    names = {"fr": "Livraison"}
    is_shipping = True


class ChargeRuleFactory(DjangoModelFactory):
    """Of the order level, for all; ``tiers=[(at_least, below, value), …]`` adds fixed tiers."""

    class Meta:
        model = ChargeRule
        skip_postgeneration_save = True

    charge_code = factory.SubFactory(ChargeCodeFactory)
    currency = "USD"

    @factory.post_generation
    def tiers(self, create, tiers, **more):
        for at_least, below, value in tiers or []:
            ChargeTierFactory.create(
                rule=self,
                at_least=Decimal(at_least),
                below=None if below is None else Decimal(below),
                value=Decimal(value),
                **more,
            )


class ChargeTierFactory(DjangoModelFactory):
    class Meta:
        model = ChargeTier

    rule = factory.SubFactory(ChargeRuleFactory)
    at_least = Decimal("0.00")
    value = Decimal("7.95")
