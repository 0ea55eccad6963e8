"""The linter in the admin: ties are refused, hints are shown beside the rule, after the save and together."""

from decimal import Decimal

import pytest

from catalog.models import ChargeRule
from tests import factories
from tests.catalog.test_admin_rules import RULES, rule_form
from tests.front.admin_rows import count_queries

pytestmark = pytest.mark.django_db

FREE_FROM_150 = "7.95 is charged at 149.99, but 0.00 at 150.00: cheaper above the edge."


def free_from_150(**options):
    return factories.ChargeRuleFactory.create(
        tiers=[("0", "150", "7.95"), ("150", None, "0")], **options
    )


def test_a_tie_is_refused_on_the_form_and_nothing_is_saved(admin_client):
    there = factories.ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    rule = ChargeRule(charge_code=there.charge_code)

    answer = admin_client.post(f"{RULES}add/", rule_form(rule, ("", "0", "", "5.95")))

    assert answer.status_code == 200
    assert (
        f"This rule ties with rule {there}: an order may match both. "
        "Give one of them a narrower scope or other dates."
    ) in answer.content.decode()
    assert ChargeRule.objects.get() == there


def test_a_rule_does_not_tie_with_the_row_it_replaces(admin_client):
    rule = factories.ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    tier = rule.tiers.get()

    answer = admin_client.post(
        f"{RULES}{rule.pk}/change/", rule_form(rule, (tier.pk, "0", "", "8.95"))
    )

    assert answer.status_code == 302
    assert ChargeRule.objects.standing().get().tiers.get().value == Decimal("8.95")


def test_a_rule_for_a_customer_beside_one_for_all_is_taken(admin_client):
    there = factories.ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    rule = ChargeRule(charge_code=there.charge_code)
    customer = factories.CustomerFactory.create()

    answer = admin_client.post(
        f"{RULES}add/", rule_form(rule, ("", "0", "", "5.95"), customer=customer.pk)
    )

    assert answer.status_code == 302
    assert ChargeRule.objects.standing().count() == 2


def test_hints_are_told_after_the_save(admin_client):
    rule = ChargeRule(charge_code=factories.ChargeCodeFactory.create())
    form = rule_form(rule, ("", "0", "150", "7.95"), ("", "150", "", "0"))

    answer = admin_client.post(f"{RULES}add/", form, follow=True)

    assert FREE_FROM_150 in answer.content.decode()
    assert ChargeRule.objects.count() == 1


def test_hints_stand_beside_the_rule(admin_client):
    rule = free_from_150()

    text = admin_client.get(f"{RULES}{rule.pk}/change/").content.decode()

    assert f"Hint:\n      {FREE_FROM_150}" in text


def test_nothing_stands_beside_a_rule_without_findings(admin_client):
    rule = factories.ChargeRuleFactory.create(tiers=[("0", None, "7.95")])

    assert (
        "What the check finds" not in admin_client.get(f"{RULES}{rule.pk}/change/").content.decode()
    )


def test_all_findings_are_listed_with_their_rules(admin_client):
    fine = factories.ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    odd = free_from_150()
    tying = factories.ChargeRuleFactory.create(
        charge_code=odd.charge_code, tiers=[("0", None, "1")]
    )

    text = admin_client.get(f"{RULES}check/").content.decode()

    assert f"{RULES}{fine.pk}/change/" not in text
    assert f'<a href="{RULES}{odd.pk}/change/">Rule {odd}</a>' in text
    assert FREE_FROM_150 in text
    assert f"This rule ties with rule {tying}: an order may match both." in text
    assert f"This rule ties with rule {odd}: an order may match both." in text


def test_the_list_says_where_nothing_is_odd_and_is_linked_from_the_rules(admin_client):
    assert "Nothing is odd about the rules that stand." in (
        admin_client.get(f"{RULES}check/").content.decode()
    )
    assert (
        f'<a href="{RULES}check/">Check all rules</a>' in admin_client.get(RULES).content.decode()
    )


def test_checking_asks_as_many_queries_for_twenty_rules_as_for_one(admin_client):
    def add():
        free_from_150(
            customer=factories.CustomerFactory.create(
                group=factories.CustomerGroupFactory.create()
            ),
            mode_group=factories.DeliveryModeGroupFactory.create(
                modes=[factories.DeliveryModeFactory.create()]
            ),
        )

    add()
    admin_client.get(f"{RULES}check/")
    for_one = count_queries(admin_client, f"{RULES}check/")
    for _ in range(19):
        add()

    assert count_queries(admin_client, f"{RULES}check/") == for_one


def test_an_agent_may_not_check_the_rules(agent_client):
    assert agent_client.get(f"{RULES}check/", follow=True).status_code == 403
