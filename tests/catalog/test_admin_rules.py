"""Charge rules in the admin: saving replaces, deleting withdraws, overlapping tiers are refused."""

import pytest

from catalog.models import ChargeRule
from orders.models import OrderCharge
from tests import factories

pytestmark = pytest.mark.django_db

RULES = "/admin/catalog/chargerule/"
PRICES = "/admin/catalog/price/"


def rule_of_two_tiers(**options):
    return factories.ChargeRuleFactory.create(
        tiers=[("0", "50", "5.95"), ("50", None, "7.95")], **options
    )


def rule_form(rule, *tiers, **changes):
    """Fill in the rule's page; a tier is (pk, at least, below, value) or such with "delete"."""
    there = sum(1 for tier in tiers if tier[0])
    form = {
        "charge_code": rule.charge_code_id,
        "level": "order",
        "currency": "USD",
        "tiers-TOTAL_FORMS": len(tiers),
        "tiers-INITIAL_FORMS": there,
    }
    for i, (pk, at_least, below, value, *delete) in enumerate(tiers):
        form |= {
            f"tiers-{i}-id": pk or "",
            f"tiers-{i}-rule": rule.pk or "",
            f"tiers-{i}-at_least": at_least,
            f"tiers-{i}-below": below,
            f"tiers-{i}-kind": "fixed",
            f"tiers-{i}-value": value,
        } | ({f"tiers-{i}-DELETE": "on"} if delete else {})
    return form | changes


def tiers_of(rule):
    return [str(tier) for tier in rule.tiers.order_by("at_least")]


def test_saving_a_changed_tier_replaces_the_rule(admin_client):
    rule = rule_of_two_tiers()
    low, high = rule.tiers.order_by("at_least")

    answer = admin_client.post(
        f"{RULES}{rule.pk}/change/",
        rule_form(rule, (low.pk, "0", "50", "5.95"), (high.pk, "50", "", "8.95")),
    )

    assert answer.status_code == 302
    standing = ChargeRule.objects.standing().get()
    rule.refresh_from_db()
    assert standing.pk != rule.pk
    assert rule.replaced_at == standing.created_at
    assert tiers_of(standing) == ["[0.00, 50.00) → 5.95", "[50.00, ∞) → 8.95"]
    assert tiers_of(rule) == ["[0.00, 50.00) → 5.95", "[50.00, ∞) → 7.95"]


def test_saving_nothing_replaces_nothing(admin_client):
    rule = rule_of_two_tiers()
    low, high = rule.tiers.order_by("at_least")

    admin_client.post(
        f"{RULES}{rule.pk}/change/",
        rule_form(rule, (low.pk, "0", "50", "5.95"), (high.pk, "50", "", "7.95")),
    )

    assert ChargeRule.objects.get().replaced_at is None


def test_tiers_may_swap_their_bounds_in_one_save(admin_client):
    rule = factories.ChargeRuleFactory.create(tiers=[("0", "50", "5.95"), ("50", "90", "7.95")])
    low, high = rule.tiers.order_by("at_least")

    answer = admin_client.post(
        f"{RULES}{rule.pk}/change/",
        rule_form(rule, (low.pk, "50", "90", "5.95"), (high.pk, "0", "50", "7.95")),
    )

    assert answer.status_code == 302
    assert tiers_of(ChargeRule.objects.standing().get()) == [
        "[0.00, 50.00) → 7.95",
        "[50.00, 90.00) → 5.95",
    ]


def test_a_tier_may_be_deleted_and_another_take_its_place(admin_client):
    rule = rule_of_two_tiers()
    low, high = rule.tiers.order_by("at_least")

    answer = admin_client.post(
        f"{RULES}{rule.pk}/change/",
        rule_form(
            rule,
            (low.pk, "0", "50", "5.95"),
            (high.pk, "50", "", "7.95", "delete"),
            ("", "50", "150", "6.95"),
        ),
    )

    assert answer.status_code == 302
    assert tiers_of(ChargeRule.objects.standing().get()) == [
        "[0.00, 50.00) → 5.95",
        "[50.00, 150.00) → 6.95",
    ]
    assert rule.tiers.count() == 2


@pytest.mark.parametrize(
    ("below", "sentence"),
    [("60", "[0.00, 60.00) and [50.00, ∞) overlap"), ("", "[0.00, ∞) and [50.00, ∞) overlap")],
)
def test_overlapping_tiers_are_refused_on_the_form(admin_client, below, sentence):
    rule = rule_of_two_tiers()
    low, high = rule.tiers.order_by("at_least")

    answer = admin_client.post(
        f"{RULES}{rule.pk}/change/",
        rule_form(rule, (low.pk, "0", below, "5.95"), (high.pk, "50", "", "7.95")),
    )

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert ChargeRule.objects.get().replaced_at is None


def test_a_new_rule_is_refused_with_overlapping_tiers_and_taken_without(admin_client):
    rule = ChargeRule(charge_code=factories.ChargeCodeFactory.create())

    refused = admin_client.post(
        f"{RULES}add/", rule_form(rule, ("", "0", "50", "5.95"), ("", "40", "", "7.95"))
    )
    assert refused.status_code == 200
    assert not ChargeRule.objects.exists()

    admin_client.post(
        f"{RULES}add/", rule_form(rule, ("", "0", "50", "5.95"), ("", "50", "", "7.95"))
    )
    assert tiers_of(ChargeRule.objects.get()) == ["[0.00, 50.00) → 5.95", "[50.00, ∞) → 7.95"]


@pytest.mark.parametrize(
    ("at_least", "below", "value", "sentence"),
    [
        ("50", "50", "5.95", "A tier must begin below its end."),
        ("0", "50", "-1", "A charge cannot be negative: enter 0 or more."),
        ("-1", "50", "1", "A tier begins at 0 or above."),
        ("", "50", "1", "This field is required."),
        (
            "0",
            "999999999999",
            "1",
            "Ensure that there are no more than 11 digits before the decimal point.",
        ),
    ],
)
def test_a_tier_out_of_range_is_refused_on_the_form(admin_client, at_least, below, value, sentence):
    rule = ChargeRule(charge_code=factories.ChargeCodeFactory.create())

    answer = admin_client.post(f"{RULES}add/", rule_form(rule, ("", at_least, below, value)))

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not ChargeRule.objects.exists()


def test_save_and_continue_goes_on_with_the_new_rule(admin_client):
    rule = rule_of_two_tiers()
    low, high = rule.tiers.order_by("at_least")

    answer = admin_client.post(
        f"{RULES}{rule.pk}/change/",
        rule_form(rule, (low.pk, "0", "50", "4.95"), (high.pk, "50", "", "7.95"), _continue="yes"),
    )

    assert answer.url == f"{RULES}{ChargeRule.objects.standing().get().pk}/change/"


def test_what_was_replaced_is_listed_on_demand_and_cannot_be_changed(admin_client):
    rule = rule_of_two_tiers()
    low, high = rule.tiers.order_by("at_least")
    form = rule_form(rule, (low.pk, "0", "50", "4.95"), (high.pk, "50", "", "7.95"))
    admin_client.post(f"{RULES}{rule.pk}/change/", form)

    assert f"{RULES}{rule.pk}/" not in admin_client.get(RULES).content.decode()
    assert f"{RULES}{rule.pk}/" in admin_client.get(f"{RULES}?standing=replaced").content.decode()
    assert admin_client.get(f"{RULES}{rule.pk}/change/").status_code == 200
    assert admin_client.post(f"{RULES}{rule.pk}/change/", form).status_code == 403
    assert ChargeRule.objects.count() == 2


def test_deleting_a_rule_withdraws_it_even_where_orders_used_it(admin_client):
    rule = rule_of_two_tiers()
    order = factories.OrderFactory.create()
    OrderCharge.objects.create(order=order, charge_code=rule.charge_code, rule=rule)

    admin_client.post(f"{RULES}{rule.pk}/delete/", {"post": "yes"})

    rule.refresh_from_db()
    assert rule.replaced_at is not None
    assert rule.tiers.count() == 2
    assert not ChargeRule.objects.standing().exists()


def test_rules_chosen_in_the_list_are_withdrawn_together(admin_client):
    rules = [rule_of_two_tiers(), rule_of_two_tiers()]

    admin_client.post(
        RULES,
        {
            "action": "delete_selected",
            "_selected_action": [rule.pk for rule in rules],
            "post": "yes",
        },
    )

    assert ChargeRule.objects.count() == 2
    assert not ChargeRule.objects.standing().exists()
