"""Replacing and withdrawing terms: at every moment one row stands, and an old one is never touched."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection

from catalog import errors, operations
from catalog.models import ChargeRule, ChargeTier, Price
from tests.factories import NOW, ChargeRuleFactory, PriceFactory


@pytest.mark.django_db
def test_one_price_ends_when_the_other_begins():
    old = PriceFactory.create(unit_price=Decimal("10.00"))
    changed = Price.objects.get(pk=old.pk)
    changed.unit_price = Decimal("12.00")

    new = operations.replace_price(changed)

    assert new.pk != old.pk
    assert [p.unit_price for p in Price.objects.standing(new.created_at)] == [Decimal("12.00")]
    before = new.created_at - timedelta(microseconds=1)
    assert [p.unit_price for p in Price.objects.standing(before)] == [Decimal("10.00")]


@pytest.mark.django_db
def test_a_price_that_was_replaced_cannot_be_replaced_again():
    old = PriceFactory.create()
    operations.replace_price(Price.objects.get(pk=old.pk))

    with pytest.raises(errors.NoLongerStanding, match="changed by somebody else meanwhile"):
        operations.replace_price(old)

    assert Price.objects.count() == 2


@pytest.mark.django_db
def test_a_rule_is_replaced_with_its_tiers():
    old = ChargeRuleFactory.create(tiers=[("0", "50", "5.95"), ("50", None, "0")])
    changed = ChargeRule.objects.get(pk=old.pk)
    changed.currency = "CAD"

    new = operations.replace_rule(changed, tiers=list(ChargeTier.objects.order_by("at_least")))

    old.refresh_from_db()
    assert (old.currency, new.currency) == ("USD", "CAD")
    assert old.replaced_at == new.created_at
    assert [str(t) for t in new.tiers.order_by("at_least")] == [
        "[0.00, 50.00) → 5.95",
        "[50.00, ∞) → 0.00",
    ]
    assert old.tiers.count() == 2


@pytest.mark.django_db
def test_a_rule_that_was_withdrawn_cannot_be_replaced():
    rule = ChargeRuleFactory.create()

    assert operations.withdraw(ChargeRule.objects.filter(pk=rule.pk), at=NOW) == 1

    with pytest.raises(errors.NoLongerStanding):
        operations.replace_rule(rule, tiers=[])
    assert ChargeRule.objects.get().replaced_at == NOW


@pytest.mark.django_db
def test_withdrawing_again_changes_nothing():
    price = PriceFactory.create()
    operations.withdraw(Price.objects.filter(pk=price.pk), at=NOW)

    count = operations.withdraw(Price.objects.filter(pk=price.pk), at=NOW + timedelta(days=1))

    assert count == 0
    assert Price.objects.get().replaced_at == NOW


@pytest.mark.usefixtures("own_database")
def test_two_admins_at_once_make_one_new_price():
    old = PriceFactory.create()

    def change(unit_price):
        try:
            changed = Price.objects.get(pk=old.pk)
            changed.unit_price = Decimal(unit_price)
            return operations.replace_price(changed)
        except errors.NoLongerStanding as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(change, ["11.00", "12.00"]))

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoLongerStanding", "Price"]
    assert Price.objects.standing().count() == 1
