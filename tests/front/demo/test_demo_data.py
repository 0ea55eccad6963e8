"""What the demo holds: the reference walk's call center and all it needs."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.utils import timezone

from callcenter.models import CallCenter, User
from catalog.models import (
    ChargeRule,
    Item,
    OfferedMode,
    SourceCode,
)
from customers.models import Customer, Reach
from front.demo.mark import APPS
from orders.models import Order
from payments.models import OfferedMethod
from payments.ways.accounts import credit_of, exposure_of
from tests.factories import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_loads_the_call_centers_of_the_reference_walk():
    usrt, france = CallCenter.objects.get(code="USRT"), CallCenter.objects.get(code="FRFR")
    assert (usrt.name, usrt.currency, usrt.language, usrt.time_zone, usrt.prices_with_tax) == (
        "USRT", "USD", "en-US", "America/Los_Angeles", False,
    )  # fmt: skip
    assert (france.name, france.currency, france.language, france.prices_with_tax) == (
        "Fabrikam France", "EUR", "fr-FR", True,
    )  # fmt: skip
    assert usrt.order_completion
    assert [offer.mode.title for offer in OfferedMode.objects.usable(usrt)] == [
        "99 Standard", "11 Express", "21 Overnight", "60 Store pickup",
    ]  # fmt: skip
    assert OfferedMode.objects.get(call_center=usrt, is_default=True).mode.code == "99"
    for call_center in (usrt, france):
        assert [offer.method.name for offer in OfferedMethod.objects.usable(call_center)] == [
            "Cash", "Card", "Check", "Check to come", "On account", "Customer credit",
            "Gift card",
        ]  # fmt: skip
    usable = SourceCode.objects.usable(usrt, on=NOW.date())
    assert [code.title for code in usable] == [
        "FAB26 Fabrikam semiannual catalog",
        "NONE No catalog",
    ]


def test_loads_who_works_where():
    works_for = {
        user.username: sorted(
            f"{channel.call_center.code} {channel.role}" for channel in user.channels.all()
        )
        for user in User.objects.filter(is_active=True)
    }
    assert works_for == {
        "agent": ["USRT agent"],
        "agent2": ["FRFR agent", "USRT agent"],
        "supervisor": ["FRFR supervisor", "USRT supervisor"],
        "admin": [],
    }
    assert all(user.check_password("demo") for user in User.objects.filter(is_active=True))
    (machine,) = User.objects.filter(is_active=False)  # in whose name orders are exported
    assert (machine.username, machine.has_usable_password()) == ("warehouse", False)
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["admin"]


def test_loads_one_karen():
    karen = Customer.objects.get(search_key__contains="karen")
    assert (karen.account_number, karen.name) == ("2001", "Karen Berg")
    assert karen.addresses.get(is_default=True).state == "OR"
    assert karen.contact_points.get(reach=Reach.TELEPHONE, is_default=True).value == "+15035550101"
    assert karen.contact_points.get(reach=Reach.EMAIL, is_default=True).value == (
        "karen.berg@example.com"
    )
    assert Customer.objects.count() >= 40
    assert not karen.orders.exists()


def test_loads_who_may_pay_on_account_and_who_has_a_credit():
    hotel, couple = (Customer.objects.get(account_number=number) for number in ("2006", "2003"))
    assert (hotel.name, couple.name) == ("Alpine Ski House", "Siobhán O’Brien")
    assert exposure_of(hotel, currency="USD").free == Decimal(2000)
    assert credit_of(couple, currency="USD") == Decimal(25)


def test_item_81327_costs_the_same_with_and_without_the_catalog():
    prices = Item.objects.get(item_number="81327").prices
    assert prices.get(currency="USD").unit_price == Decimal("110.05")
    assert prices.get(currency="USD").price_group is None
    assert SourceCode.objects.get(code="FAB26").catalog.price_groups.get().prices.count() == 16
    assert Item.objects.count() >= 60


def test_loads_the_charges_of_the_reference():
    rules = {}
    usrt = CallCenter.objects.get(code="USRT")
    for rule in ChargeRule.objects.standing().filter(call_center=usrt):
        where = rule.mode.code if rule.mode else rule.mode_group.code
        rules[rule.charge_code.code, where] = [
            (str(t.at_least), t.below and str(t.below), t.kind, str(t.value))
            for t in rule.tiers.order_by("at_least")
        ]
    assert rules == {
        ("SHIPPING", "99"): [
            ("0.000", "50.000", "fixed", "5.9500"),
            ("50.000", "150.000", "fixed", "7.9500"),
            ("150.000", None, "fixed", "0.0000"),
        ],
        ("SHIPPING", "11"): [
            ("0.000", "100.000", "fixed", "14.9500"),
            ("100.000", None, "percent", "15.0000"),
        ],
        ("SHIPPING", "21"): [("0.000", None, "fixed", "24.9500")],
        ("SHIPPING", "60"): [("0.000", None, "fixed", "0.0000")],
        ("HANDLING", "SHIPPED"): [("0.000", None, "fixed", "2.0000")],
    }


def test_loads_orders_that_leave_the_reference_walk_clear():
    orders = Order.objects.order_by("number")
    assert [(o.status, o.taken_by.username) for o in orders] == [
        ("submitted", "agent2"),
        ("submitted", "supervisor"),
        ("submitted", "agent2"),
        ("submitted", "supervisor"),
        ("draft", "agent2"),
        ("draft", "agent2"),
        ("cancelled", "supervisor"),
        ("shipped", "agent2"),
    ]
    assert not Order.objects.unfinished_of(
        User.objects.get(username="agent"), due=timezone.now()
    ).exists()
    assert all(o.secured_total == o.total for o in orders if o.status == "submitted")
    assert [str(o.total) for o in orders] == [
        "433.710", "609.810", "193.400", "285.000", "1234.450", "150.800", "212.060",
        "50.000",
    ]  # fmt: skip


def test_every_row_is_one_an_admin_could_enter():
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if "Event" not in model.__name__ and model.__name__ not in {"Once", "OrderRevision"}:
                for row in model.objects.all():
                    row.full_clean(exclude=["because", "password"])
