"""The factories make valid rows."""

from decimal import Decimal

import pytest
from factory.django import DjangoModelFactory

from callcenter.models import CallCenter
from orders.models import Order
from tests import factories

FACTORIES = [
    thing
    for name, thing in sorted(vars(factories).items())
    if isinstance(thing, type) and issubclass(thing, DjangoModelFactory) and thing._meta.model
]


@pytest.mark.django_db
@pytest.mark.parametrize("factory", FACTORIES, ids=lambda f: f.__name__)
def test_makes_a_valid_row(factory):
    row = factory.create(**({"code": "OTHER"} if factory is factories.CallCenterFactory else {}))

    row.refresh_from_db()
    row.full_clean(exclude=["because"])  # empty until something is priced


@pytest.mark.django_db
def test_orders_that_name_no_call_center_share_one():
    orders = factories.OrderFactory.create_batch(2)

    assert CallCenter.objects.get().orders.count() == 2
    assert orders[0].taken_by == orders[1].taken_by
    assert orders[0].number < orders[1].number


@pytest.mark.django_db
def test_lines_keep_the_order_in_step():
    order = factories.OrderFactory.create()

    factories.OrderLineFactory.create(order=order, item__price="110.05", quantity=2)
    factories.OrderLineFactory.create(order=order)

    assert [line.number for line in order.lines.order_by("number")] == [1, 2]
    assert Order.objects.get().total == Decimal("230.10")


@pytest.mark.django_db
def test_an_order_may_hold_a_free_item():
    order = factories.OrderFactory.create(with_free_item=True)

    assert order.lines.get().unit_price == Decimal(0)
    assert order.total == Decimal(0)
