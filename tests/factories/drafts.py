"""Orders as drafts."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from callcenter.words.money import rounded
from orders.models import Order, OrderLine
from tests.factories.callers import CustomerFactory
from tests.factories.channel import agent_of, home
from tests.factories.terms import ItemFactory

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


class OrderFactory(DjangoModelFactory):
    """A draft without lines. Other states are reached through the operations."""

    class Meta:
        model = Order
        skip_postgeneration_save = True

    call_center = factory.LazyFunction(home)
    customer = factory.SubFactory(CustomerFactory)
    taken_by = factory.LazyAttribute(lambda o: agent_of(o.call_center))
    currency = factory.LazyAttribute(lambda o: o.call_center.currency)
    prices_with_tax = factory.LazyAttribute(lambda o: o.call_center.prices_with_tax)
    address = factory.LazyAttribute(lambda o: o.customer.addresses.filter(is_default=True).first())
    created_at = NOW

    class Params:
        with_free_item = factory.Trait(
            free_line=factory.RelatedFactory(
                "tests.factories.drafts.OrderLineFactory", "order", item__price="0.00"
            )
        )

    @factory.lazy_attribute
    def mode(self):
        offered = self.call_center.offered_modes.filter(is_default=True).select_related("mode")
        return next((offer.mode for offer in offered), None)


class OrderLineFactory(DjangoModelFactory):
    """One piece at the item's base price; the order's goods and total are kept in step."""

    class Meta:
        model = OrderLine

    order = factory.SubFactory(OrderFactory)
    number = factory.LazyAttribute(lambda o: o.order.lines.count() + 1)
    item = factory.SubFactory(ItemFactory)
    quantity = 1
    goods = factory.LazyAttribute(
        lambda o: rounded(o.unit_price * o.quantity, o.order.call_center.digits)
    )
    net = factory.SelfAttribute("goods")
    list_price = factory.SelfAttribute("unit_price")

    @factory.lazy_attribute
    def unit_price(self):
        return self.item.prices.get(price_group=None, currency=self.order.currency).unit_price

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        line = super()._create(model_class, *args, **kwargs)
        line.order.goods_total += line.goods
        line.order.total += line.goods
        line.order.save(update_fields=["goods_total", "total"])
        return line
