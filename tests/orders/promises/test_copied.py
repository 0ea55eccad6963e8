"""A promise is kept, whatever is set up anew: the cases by their names, with their sums."""

from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.utils import timezone

from catalog.models import ModeInGroup
from orders import errors, operations
from tests.factories import (
    CatalogFactory,
    ChargeCodeFactory,
    ChargeRuleFactory,
    DeliveryModeGroupFactory,
    ItemFactory,
    ItemGroupFactory,
    OfferedPriceGroupFactory,
    OfferFactory,
    OrderFactory,
    PriceFactory,
    PriceGroupFactory,
    SourceCodeFactory,
    TaxExemptionFactory,
    TaxGroupFactory,
    TaxRateFactory,
)
from tests.orders.amended import amend, open_order, said
from tests.orders.drafts import add, fresh, pay, submit
from tests.orders.promises.taking import order_of, with_free_item

pytestmark = pytest.mark.django_db


# What has no history is copied. Each case: what is set up, what it was promised for, what is changed.


@contextmanager
def priority():
    """13.50 by the first group; the other one would ask 12.00."""
    item = ItemFactory.create(price="20.00")
    first, second = (OfferedPriceGroupFactory.create().price_group for _ in range(2))
    first.priority, second.priority = 1, 2
    first.save(), second.save()
    PriceFactory.create(item=item, price_group=first, unit_price="13.50")
    PriceFactory.create(item=item, price_group=second, unit_price="12.00")
    yield order_of(item), "13.50"
    first.priority = 3
    first.save()


@contextmanager
def adding_up():
    """10.00 + 8.45 + 5.88."""
    code = ChargeCodeFactory.create(competing="adds_up")
    ChargeRuleFactory.create(charge_code=code, tiers=[("0", None, "8.45")])
    order = OrderFactory.create()
    ChargeRuleFactory.create(charge_code=code, mode=order.mode, tiers=[("0", None, "5.88")])
    add(order, ItemFactory.create().item_number, at=timezone.now())
    yield fresh(order), "24.33"
    code.competing = "most_specific"
    code.save()


@contextmanager
def taxed():
    """110.00 + 7.98: 7.25 % of 110.00 is 7.975."""
    standard, none = TaxGroupFactory.create(), TaxGroupFactory.create()
    TaxRateFactory.create(tax_group=standard, percent="7.25")
    item = ItemFactory.create(price="110.00", tax_group=standard)
    yield order_of(item), "117.98"
    item.tax_group = none
    item.save()


@contextmanager
def in_a_group():
    """10.00 + 9.90; in the group it would be 11.90."""
    group = DeliveryModeGroupFactory.create()
    code = ChargeCodeFactory.create()
    ChargeRuleFactory.create(charge_code=code, tiers=[("0", None, "9.90")])
    ChargeRuleFactory.create(charge_code=code, mode_group=group, tiers=[("0", None, "11.90")])
    order = order_of(ItemFactory.create())
    yield order, "19.90"
    ModeInGroup.objects.create(group=group, mode=order.mode)


@contextmanager
def of_a_group():
    """40.00 less 10 % of its group."""
    offered, other = ItemGroupFactory.create(), ItemGroupFactory.create()
    offer = OfferFactory.create()
    offer.items.create(item_group=offered)
    item = ItemFactory.create(price="40.00", group=offered)
    yield order_of(item), "36.00"
    item.group = other
    item.save()


@contextmanager
def exempt():
    standard = TaxGroupFactory.create()
    TaxRateFactory.create(tax_group=standard, percent="6.5")
    order = order_of(ItemFactory.create(price="110.00", tax_group=standard))
    certificate = TaxExemptionFactory.create(customer=order.customer)
    operations.change_line(order.number, 1, quantity=2, **said(order))
    operations.change_line(order.number, 1, quantity=1, **said(order))
    yield fresh(order), "110.00"
    certificate.delete()


@contextmanager
def of_a_catalog():
    """18.00 by the prices of the catalog; 20.00 without them."""
    item, group = ItemFactory.create(price="20.00"), PriceGroupFactory.create()
    PriceFactory.create(item=item, price_group=group, unit_price="18.00")
    source = SourceCodeFactory.create(catalog=CatalogFactory.create(price_groups=[group]))
    yield order_of(item, source_code=source), "18.00"
    source.catalog.price_groups.clear()


CHANGES = [priority, adding_up, taxed, in_a_group, of_a_group, exempt, of_a_catalog]


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: case.__name__)
def test_a3_changed_after_submit_then_modified_with_a_free_item(case):
    with case() as (order, total):
        assert f"{order.total:.2f}" == total
        open_order(order)

    assert with_free_item(order) == total


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: case.__name__)
def test_a3_changed_between_complete_and_submit_the_total_read_out_can_be_kept(case):
    with case() as (order, total):
        operations.complete(order.number, at=timezone.now(), by=order.taken_by)
        pay(order, at=timezone.now())

    try:
        submit(order, total, at=timezone.now())
    except errors.TotalRose:
        submit(order, total, at=timezone.now(), keeps=True)
        assert f"{fresh(order).total:.2f}" == total
    else:
        assert fresh(order).total < Decimal(total)  # a lower one is taken


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: case.__name__)
def test_what_is_unlocked_has_todays_terms(case):
    with case() as (order, total):
        open_order(order)
    amend(order)
    promised = fresh(order).total
    if case in {priority, taxed, of_a_group, of_a_catalog}:
        operations.unlock_line(order.number, 1, **said(order))
        assert fresh(order).total != promised
    assert f"{promised:.2f}" == total
