"""Tax on a real order: by where it goes, for whom, and what is stored of it."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.models import TaxRate
from orders import operations
from orders.models import OrderTax, lines_of
from orders.under_lock.reprice import reprice
from orders.under_lock.snapshot import snapshot_of
from tests.factories import (
    NOW,
    AddressFactory,
    ChargeRuleFactory,
    CustomerFactory,
    ItemFactory,
    OrderFactory,
    TaxExemptionFactory,
    TaxGroupFactory,
    TaxRateFactory,
)
from tests.orders.answers import address
from tests.orders.drafts import add, draft, elsewhere, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def standard(call_center):
    return TaxGroupFactory.create(code="STANDARD")


@pytest.fixture
def reduced(call_center):
    return TaxGroupFactory.create(code="REDUCED")


def order_to(state, *items, **about):
    """A draft that goes to a state of the United States."""
    customer = CustomerFactory.create()
    where = AddressFactory.create(customer=customer, country="US", state=state)
    order = OrderFactory.create(customer=customer, address=where, **about)
    for item in items:
        add(order, item.item_number)
    return fresh(order)


def test_is_added_by_the_state_it_goes_to(standard):
    TaxRateFactory.create(tax_group=standard, state="CA", percent="7.25")
    item = ItemFactory.create(price="100.00", tax_group=standard)

    order = order_to("CA", item)

    assert (order.tax_total, order.tax_added, order.total) == (
        Decimal("7.25"), Decimal("7.25"), Decimal("107.25"),
    )  # fmt: skip
    line = order.lines.get()
    assert (line.tax, line.tax_percent) == (Decimal("7.25"), Decimal("7.25"))
    row = OrderTax.objects.get()
    assert (row.order, row.percent, row.base, row.tax) == (
        order, Decimal("7.25"), Decimal("100.00"), Decimal("7.25"),
    )  # fmt: skip
    assert order_to("OR", item).tax_total == 0


def test_the_revision_keeps_the_recap_by_rate(standard):
    TaxRateFactory.create(tax_group=standard, state="CA", percent="7.25")
    order = order_to("CA", ItemFactory.create(price="100.00", tax_group=standard))

    assert [
        {name: Decimal(said) for name, said in tax.items()}
        for tax in snapshot_of(order, lines_of(order))["taxes"]
    ] == [{"percent": Decimal("7.25"), "base": Decimal("100.00"), "tax": Decimal("7.25")}]


def test_follows_the_order_to_another_address(standard):
    TaxRateFactory.create(tax_group=standard, state="CA", percent="10")
    order = order_to("CA", ItemFactory.create(price="100.00", tax_group=standard))
    oregon = AddressFactory.create(customer=order.customer, country="US", state="OR")

    operations.deliver_to(
        order.number, version=order.version, address=oregon.pk, at=NOW, by=order.taken_by
    )

    after = fresh(order)
    assert (after.tax_total, after.total) == (Decimal("0"), Decimal("100.00"))
    assert not OrderTax.objects.exists()
    assert after.lines.get().tax_percent == 0


@pytest.mark.parametrize(
    ("change", "tax"),
    [
        ({"valid_from": date(2027, 1, 1)}, "0"),
        ({"valid_to": date(2026, 1, 1)}, "0"),
        ({"replaced_at": NOW}, "0"),
        ({"valid_from": date(2026, 1, 1), "valid_to": date(2027, 1, 1)}, "10.00"),
    ],
)
def test_only_rates_that_stand_and_hold_today_count(standard, change, tax):
    rate = TaxRateFactory.create(tax_group=standard, percent="10")
    TaxRate.objects.filter(pk=rate.pk).update(**change)

    order = order_to("CA", ItemFactory.create(price="100.00", tax_group=standard))

    assert order.tax_total == Decimal(tax)


def test_prices_with_tax_contain_it(standard, reduced):
    france = elsewhere(currency="EUR", country="FR", prices_with_tax=True)
    TaxRateFactory.create(tax_group=standard, country="FR", percent="20")
    TaxRateFactory.create(tax_group=reduced, country="FR", percent="5.5")
    customer = CustomerFactory.create()
    where = AddressFactory.create(customer=customer, country="FR", state="")
    order = OrderFactory.create(
        call_center=france, customer=customer, address=where, currency="EUR", prices_with_tax=True
    )
    for price, group in (("60.00", standard), ("40.00", reduced)):
        item = ItemFactory.create(
            price=price, price__currency="EUR", price__with_tax=True, tax_group=group
        )
        add(order, item.item_number)

    after = fresh(order)
    assert (after.total, after.tax_total, after.tax_added) == (
        Decimal("100.00"), Decimal("12.09"), Decimal("0"),
    )  # fmt: skip
    assert list(OrderTax.objects.order_by("-percent").values_list("percent", "base", "tax")) == [
        (Decimal("20"), Decimal("50.00"), Decimal("10.00")),
        (Decimal("5.5"), Decimal("37.91"), Decimal("2.09")),
    ]


def test_a_charge_bears_its_share(standard):
    TaxRateFactory.create(tax_group=standard, percent="10")
    ChargeRuleFactory.create(tiers=[("0", None, "7.95")])

    order = order_to("CA", ItemFactory.create(price="100.00", tax_group=standard))

    assert order.charges.get().tax == Decimal("0.80")
    assert order.total == Decimal("118.75")


def test_a_customer_with_a_certificate_pays_none(standard, agent_client):
    TaxRateFactory.create(tax_group=standard, percent="10")
    order = order_to("CA", ItemFactory.create(price="100.00", tax_group=standard))
    assert order.tax_total == Decimal("10.00")
    TaxExemptionFactory.create(customer=order.customer, certificate_number="EX-42", state="CA")

    reprice(order, at=NOW)

    after = fresh(order)
    assert (after.tax_total, after.total) == (Decimal("0"), Decimal("100.00"))
    assert after.tax_certificate == "EX-42"
    page = agent_client.get(address("orders:order", order)).content.decode()
    assert "Exempt, certificate EX-42." in page


@pytest.mark.parametrize(
    "about", [{"state": "NY"}, {"country": "FR"}, {"valid_to": date(2026, 1, 1)}]
)
def test_a_certificate_of_elsewhere_or_of_another_time_counts_nothing(standard, about):
    TaxRateFactory.create(tax_group=standard, percent="10")
    order = order_to("CA", ItemFactory.create(price="100.00", tax_group=standard))
    TaxExemptionFactory.create(customer=order.customer, **about)

    reprice(order, at=NOW)

    assert fresh(order).tax_total == Decimal("10.00")
    assert fresh(order).tax_certificate == ""


def test_the_desk_shows_the_recap_by_rate(standard, agent_client):
    TaxRateFactory.create(tax_group=standard, percent="7.25")
    order = order_to("CA", ItemFactory.create(price="100.00", tax_group=standard))

    page = agent_client.get(address("orders:order", order)).content.decode()

    assert "7.25 % on 100.00: 7.25" in page


def test_an_untaxed_item_says_nothing_of_tax(call_center, agent_client):
    order = draft("10.00")

    page = agent_client.get(address("orders:order", order)).content.decode()

    assert "% on" not in page
