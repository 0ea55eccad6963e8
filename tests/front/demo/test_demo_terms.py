"""The demo's terms: none of them touches the reference walk."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from callcenter.models import CallCenter, User
from catalog.models import (
    Cost,
    Coupon,
    Item,
    Offer,
    OfferedWarehouse,
    Stock,
    TaxExemption,
    TaxRate,
)
from customers.models import Address, Customer
from front.demo.orders import version_of
from orders import operations
from orders.models import ConcessionLimit
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.mark.parametrize("source_code", ["", "FAB26", "NONE"])
@pytest.mark.parametrize(
    ("mode", "store", "total"),
    [
        ("99", "", "120.00"),
        ("11", "", "128.56"),  # 15 % of 110.05 is 16.51
        ("21", "", "137.00"),
        ("60", "PORTLAND", "110.05"),
    ],
)
def test_the_reference_walk_comes_to_what_it_says(mode, store, total, source_code):
    agent = User.objects.get(username="agent")
    order = operations.new_order(
        Customer.objects.get(account_number="2001"),
        call_center=CallCenter.objects.get(code="USRT"), key=uuid4(), at=NOW, by=agent,
    )  # fmt: skip

    def said():
        return {"version": version_of(order.number), "at": NOW, "by": agent}

    operations.add_line(order.number, item="81327", quantity=1, key=uuid4(), at=NOW, by=agent)
    operations.set_mode(order.number, mode=mode, **said())
    if store:
        operations.set_store(order.number, store=store, **said())
    if source_code:
        operations.set_source_code(order.number, source_code=source_code, **said())

    order.refresh_from_db()
    assert (order.total, order.discount_total, order.tax_total) == (Decimal(total), 0, 0)


def test_loads_the_taxes_of_the_callers_states_and_of_france():
    standing = TaxRate.objects.standing()
    taxed = set(standing.values_list("country", "state"))
    where = set(Address.objects.values_list("country", "state"))
    assert {state for country, state in where if country == "US"} <= {s for _, s in taxed}
    untaxed = standing.filter(percent=0).values_list("state", flat=True)
    assert set(untaxed) == {"OR", "MT", "NH"}
    assert [
        (rate.tax_group.code, str(rate.percent))
        for rate in standing.filter(country="FR").order_by("tax_group__code")
    ] == [("REDUCED", "5.5000"), ("STANDARD", "20.0000")]
    assert not Item.objects.filter(tax_group=None, is_gift_card=False).exists()
    assert TaxExemption.objects.get().customer.name == "Northwind Traders"


def test_loads_a_warehouse_and_two_stores_for_each_call_center():
    for code, places in {
        "USRT": [("RENO", False), ("PORTLAND", True), ("SANFRAN", True)],
        "FRFR": [("LOGNES", False), ("PARIS", True), ("LYON", True)],
    }.items():
        usable = OfferedWarehouse.objects.usable(CallCenter.objects.get(code=code))
        assert [(row.warehouse.code, row.warehouse.is_store) for row in usable] == places


def test_loads_stock_of_every_item_with_a_few_that_run_short():
    reno = dict(
        Stock.objects.filter(warehouse__code="RENO").values_list("item__item_number", "on_hand")
    )
    assert len(reno) == Item.objects.filter(is_gift_card=False).count()
    assert {number: left for number, left in reno.items() if left < 400} == {
        "82008": 2, "83009": 0, "85008": 388, "87008": 0,  # twelve of 85008 have been shipped
    }  # fmt: skip
    ordered_on = Item.objects.filter(back_order_allowed=False).values_list("item_number", flat=True)
    assert sorted(ordered_on) == ["82008", "87008", "GIFT50"]
    duffel = Item.objects.get(item_number="83009")
    assert (duffel.back_order_most, duffel.back_order_date is None) == (20, False)


def test_three_items_are_not_on_sale():
    assert not Item.objects.get(item_number="84011").is_active
    assert Item.objects.get(item_number="82009").on_sale_from > timezone.now().date()
    assert Item.objects.get(item_number="86008").on_sale_to < timezone.now().date()


def test_every_item_costs_us_less_than_its_base_price_without_tax():
    assert Cost.objects.count() == 2 * Item.objects.filter(is_gift_card=False).count()
    aviator = Cost.objects.filter(item__item_number="81327").order_by("-currency")
    assert [(cost.currency, str(cost.unit_cost)) for cost in aviator] == [
        ("USD", "60.5300"),  # 55 % of 110.05
        ("EUR", "59.1300"),  # 55 % of 129.00 / 1.20
    ]


def test_no_offer_that_comes_by_itself_is_for_item_81327():
    offers = Offer.objects.standing().filter(needs_coupon=False)
    assert {offer.code for offer in offers} == {
        "SOCKS-USD", "SOCKS-EUR", "LUNCH-USD", "LUNCH-EUR",
    }  # fmt: skip
    for offer in offers:
        assert offer.items.exists()
        assert not offer.items.filter(item__item_number="81327").exists()


def test_loads_coupons_one_of_which_has_expired_and_one_is_good_once():
    coupons = {coupon.code: coupon for coupon in Coupon.objects.standing()}
    assert set(coupons) == {"SAVE75", "SHIPFREE", "THANKS10", "SUMMER20", "MERCI10"}
    assert coupons["THANKS10"].most_uses == 1
    assert coupons["SUMMER20"].valid_to < timezone.now().date()


def test_loads_what_may_be_conceded():
    limits = ConcessionLimit.objects.order_by("call_center__code", "role")
    assert [(str(limit.call_center), limit.role, limit.percent, limit.per_order, limit.per_day)
            for limit in limits] == [
        ("FRFR Fabrikam France", "agent", 10, 50, 200),
        ("FRFR Fabrikam France", "supervisor", 25, None, None),
        ("USRT", "agent", 10, 50, 200),
        ("USRT", "supervisor", 25, None, None),
    ]  # fmt: skip
