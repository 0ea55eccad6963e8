"""Cases A2 on real orders: exemption, charges and tax of lines that go their own way, and what is said."""

from decimal import Decimal

import pytest

from orders.under_lock.reprice import reprice
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
    WarehouseFactory,
)
from tests.orders.answers import address
from tests.orders.conceding import goodwill, set_charge
from tests.orders.drafts import add, draft, fresh
from tests.orders.modes import express, overnight, pickup

pytestmark = pytest.mark.django_db


def exempt_in_washington():
    """A customer with a certificate of WA, and his addresses in both states."""
    customer = CustomerFactory.create()
    TaxExemptionFactory.create(customer=customer, certificate_number="WA-1", state="WA")
    return customer, {
        state: AddressFactory.create(customer=customer, country="US", state=state)
        for state in ("WA", "CA")
    }


@pytest.mark.parametrize(("header", "other"), [("WA", "CA"), ("CA", "WA")])
def test_a2_who_is_exempt_in_one_state_pays_on_the_line_to_the_other(header, other, agent_client):
    group = TaxGroupFactory.create()
    TaxRateFactory.create(tax_group=group, state="CA", percent="7.25")
    TaxRateFactory.create(tax_group=group, state="WA", percent="6.5")
    ChargeRuleFactory.create(tiers=[("0", None, "10.00")])
    item = ItemFactory.create(price="100.00", tax_group=group)
    customer, addresses = exempt_in_washington()
    order = OrderFactory.create(customer=customer, address=addresses[header])
    for _ in range(2):
        add(order, item.item_number)
    order.lines.filter(number=2).update(address=addresses[other])

    reprice(fresh(order), at=NOW)

    after = fresh(order)
    assert (after.tax_total, after.total) == (Decimal("7.61"), Decimal("217.61"))
    assert after.tax_certificate == "WA-1"
    page = agent_client.get(address("orders:order", order)).content.decode()
    assert "Partly exempt, certificate WA-1." in page


def asks(mode, value, rule=None):
    code = {"charge_code": rule.charge_code} if rule else {}
    return ChargeRuleFactory.create(mode=mode, tiers=[("0", None, value)], **code)


def lines_by(*modes, header_asks="7.95"):
    """An order by 99, each line by a mode of its own, with a rule of the whole order for each mode."""
    order = draft(*["10.00"] * len(modes))
    rule = asks(order.mode, header_asks)
    for mode, value in dict(modes).items():
        asks(mode, value, rule)
    for number, (mode, _) in enumerate(modes, start=1):
        order.lines.filter(number=number).update(mode=mode)
    reprice(fresh(order), at=NOW)
    return fresh(order)


def test_a2_all_lines_by_another_mode_are_charged_by_it_and_the_page_says_so(agent_client):
    mode = overnight()

    order = lines_by((mode, "24.95"), (mode, "24.95"))

    assert order.charges_total == Decimal("24.95")
    page = agent_client.get(address("orders:order", order)).content.decode()
    assert f"No line goes by {order.mode.title}." in page
    assert f"{mode.title} counts for the whole order, as all lines go by it." in page


def test_a2_where_their_modes_differ_the_dearest_counts_and_the_page_says_so(agent_client):
    fast, faster = express(), overnight()

    order = lines_by((fast, "14.95"), (faster, "24.95"))

    assert order.charges_total == Decimal("24.95")
    page = agent_client.get(address("orders:order", order)).content.decode()
    said = f"Of the lines’ modes {faster.title} counts for the whole order: it is the dearest."
    assert said in page


def test_a2_the_modes_that_lines_go_by_are_read_back(agent_client):
    mode = overnight()
    order = lines_by((mode, "24.95"))

    page = agent_client.get(address("payments:summary", order)).content.decode()

    read_back = page[page.index("read-back-heading") :]
    read_back = read_back[: read_back.index("</dl>")]
    assert mode.title in read_back
    assert order.mode.title not in read_back


SAYS = "The tax depends on the store"


@pytest.mark.parametrize(("state", "is_said"), [("CA", True), ("", False)])
def test_a2_a_pick_up_without_a_store_says_that_the_tax_depends_on_it(state, is_said, agent_client):
    TaxRateFactory.create(tax_group=TaxGroupFactory.create(), state=state, percent="7.25")
    order = draft("10.00")
    mode = pickup()

    modes = agent_client.get(address("orders:modes", order)).content.decode()
    assert (f"{SAYS}." in modes) is is_said

    order.mode = mode
    order.save(update_fields=["mode"])
    page = agent_client.get(address("orders:order", order)).content.decode()
    assert (f"{SAYS}: choose the store." in page) is is_said

    order.store = WarehouseFactory.create(is_store=True)
    order.save(update_fields=["store"])
    assert SAYS not in agent_client.get(address("orders:order", order)).content.decode()


def test_a6_a_charge_set_by_hand_stays_on_its_lines():
    goodwill()
    rule = ChargeRuleFactory.create(level="line", tiers=[("0", None, "6.00")])
    code = rule.charge_code.code
    order = draft("10.00", "30.00")

    set_charge(order, Decimal("13.00"), charge_code=code)
    set_charge(order, Decimal("12.99"), charge_code=code)

    charges = order.charges.order_by("line__number").values_list("line__number", "amount", "rule")
    assert list(charges) == [(1, Decimal("6.50"), None), (2, Decimal("6.49"), None)]
    assert fresh(order).total == Decimal("52.99")
    (_, override) = order.overrides.order_by("pk")
    assert override.from_amount == Decimal("12.00")
