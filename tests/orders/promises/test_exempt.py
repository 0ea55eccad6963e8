"""A certificate is withdrawn after a promise: what was promised stays exempt, what is new does not (cases A3)."""

from decimal import Decimal

import pytest

from callcenter.models import CallCenter
from orders import operations
from tests.factories import (
    ChargeCodeFactory,
    ChargeRuleFactory,
    ItemFactory,
    TaxExemptionFactory,
    TaxGroupFactory,
    TaxRateFactory,
)
from tests.orders.amended import open_order, said
from tests.orders.drafts import fresh
from tests.orders.promises.taking import modified, order_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def standard():
    group = TaxGroupFactory.create(code="STANDARD")
    TaxRateFactory.create(tax_group=group, percent="6.5")
    return group


@pytest.fixture
def with_tax(standard):
    """Prices contain 20 %."""
    standard.rates.update(percent=20)
    CallCenter.objects.update(prices_with_tax=True)


def sold_exempt(standard, price, shipping, **code):
    """One piece at a price, submitted; then the certificate is withdrawn. Returns another such item, too."""
    first, second = (
        ItemFactory.create(
            price=price, tax_group=standard,
            price__with_tax=CallCenter.objects.get().prices_with_tax,
        )
        for _ in range(2)
    )  # fmt: skip
    ChargeRuleFactory.create(
        charge_code=ChargeCodeFactory.create(**code), tiers=[("0", None, shipping)]
    )
    certificate = TaxExemptionFactory.create()
    order = open_order(order_of(first, customer=certificate.customer))
    certificate.delete()
    return fresh(order), second


def test_a3_a_new_line_is_taxed_with_its_half_of_the_shipping(standard):
    """100.00 and 10.00 exempt; then 105.00 at 6.5 % are 6.825."""
    order, item = sold_exempt(standard, "100.00", "10.00")
    assert (order.tax_total, order.total) == (0, Decimal("110.00"))

    assert modified(order, item) == "216.83"
    assert [line.tax for line in fresh(order).lines.order_by("number")] == [0, Decimal("6.50")]


@pytest.mark.usefixtures("with_tax")
def test_a3_where_prices_contain_tax_the_old_line_goes_without_it_still(standard):
    """100.00 and 10.00 without their sixth; then 120.00 more, and the shipping 5.00 and 6.00."""
    order, item = sold_exempt(standard, "120.00", "12.00")
    assert (order.tax_total, order.total) == (0, Decimal("110.00"))

    assert modified(order, item) == "231.00"
    assert fresh(order).tax_total == Decimal("21.00")


@pytest.mark.usefixtures("with_tax")
def test_a3_a_charge_with_a_tax_of_its_own_is_as_exempt_as_it_was_promised(standard):
    """10.00, also beside 120.00 that are taxed."""
    order, item = sold_exempt(standard, "120.00", "12.00", tax="own", tax_group=standard)

    assert modified(order, item) == "230.00"
    assert fresh(order).tax_total == Decimal("20.00")


@pytest.mark.usefixtures("with_tax")
def test_a3_a_charge_at_the_highest_rate_is_taxed_beside_what_is_taxed(standard):
    """12.00, since not every line is exempt any more."""
    order, item = sold_exempt(standard, "120.00", "12.00", tax="highest")
    assert order.total == Decimal("110.00")

    assert modified(order, item) == "232.00"
    assert fresh(order).tax_total == Decimal("22.00")


def test_a3_an_exempt_line_that_is_unlocked_is_taxed_like_new_ones(standard):
    """210.00 at 6.5 %: 13.65."""
    order, item = sold_exempt(standard, "100.00", "10.00")
    modified(order, item)

    operations.unlock_line(order.number, 1, **said(order))

    assert f"{fresh(order).total:.2f}" == "223.65"
