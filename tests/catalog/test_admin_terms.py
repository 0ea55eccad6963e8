"""Terms in the admin: saving replaces, deleting withdraws, overlapping tiers are refused."""

from decimal import Decimal

import pytest

from catalog.models import Catalog, CatalogStatus, ChargeRule, Item, Price
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


def price_form(price, **changes):
    return {
        "item": price.item_id,
        "currency": "USD",
        "from_quantity": 1,
        "unit_price": "10.00",
    } | changes


def test_saving_a_changed_price_replaces_it(admin_client):
    price = factories.PriceFactory.create()

    admin_client.post(f"{PRICES}{price.pk}/change/", price_form(price, unit_price="12.50"))

    price.refresh_from_db()
    standing = Price.objects.standing().get()
    assert (price.unit_price, standing.unit_price) == (Decimal("10.00"), Decimal("12.50"))
    assert price.replaced_at == standing.created_at


def test_saving_a_price_unchanged_leaves_it(admin_client):
    price = factories.PriceFactory.create()

    admin_client.post(f"{PRICES}{price.pk}/change/", price_form(price))

    assert Price.objects.get().replaced_at is None


def test_deleting_a_price_withdraws_it(admin_client):
    price = factories.PriceFactory.create()

    admin_client.post(f"{PRICES}{price.pk}/delete/", {"post": "yes"})

    assert Price.objects.get().replaced_at is not None


def test_prices_on_the_items_page_are_replaced_added_and_withdrawn(admin_client):
    item = factories.ItemFactory.create(price="10.00")
    base = item.prices.get()
    gone = factories.PriceFactory.create(item=item, from_quantity=5, unit_price="8.00")
    row = {"currency": "USD", "from_quantity": 1}
    rows = [
        row | {"id": base.pk, "unit_price": "11.00"},
        row | {"id": gone.pk, "unit_price": "8.00", "from_quantity": 5, "DELETE": "on"},
        row | {"unit_price": "9.00", "from_quantity": 10},
    ]
    form = {
        "item_number": item.item_number,
        "name": item.name,
        "is_active": "on",
        "prices-TOTAL_FORMS": 3,
        "prices-INITIAL_FORMS": 2,
    } | {f"prices-{i}-{key}": value for i, row in enumerate(rows) for key, value in row.items()}

    answer = admin_client.post(f"/admin/catalog/item/{item.pk}/change/", form)

    assert answer.status_code == 302
    standing = item.prices.standing().order_by("from_quantity")
    assert [(p.from_quantity, p.unit_price) for p in standing] == [
        (1, Decimal("11.00")),
        (10, Decimal("9.00")),
    ]
    assert item.prices.count() == 4
    base.refresh_from_db()
    assert base.unit_price == Decimal("10.00")
    page = admin_client.get(f"/admin/catalog/item/{item.pk}/change/").content.decode()
    assert 'name="prices-INITIAL_FORMS" value="2"' in page


def test_a_catalog_is_published_and_made_a_draft_again_from_the_list(admin_client):
    catalog = factories.SourceCodeFactory.create(catalog__status=CatalogStatus.DRAFT).catalog
    chosen = {"_selected_action": [catalog.pk]}

    answer = admin_client.post(
        "/admin/catalog/catalog/", chosen | {"action": "publish"}, follow=True
    )
    assert "1 catalog is published." in answer.content.decode()
    assert Catalog.objects.get().status == CatalogStatus.PUBLISHED

    admin_client.post("/admin/catalog/catalog/", chosen | {"action": "unpublish"})
    assert Catalog.objects.get().status == CatalogStatus.DRAFT


def test_publishing_a_catalog_without_a_code_says_so(admin_client):
    catalog = factories.CatalogFactory.create(status=CatalogStatus.DRAFT, code="EMPTY")

    answer = admin_client.post(
        "/admin/catalog/catalog/",
        {"_selected_action": [catalog.pk], "action": "publish"},
        follow=True,
    )

    assert f"EMPTY {catalog.name} has no active source code yet: add one." in (
        answer.content.decode()
    )


def test_an_item_in_use_is_not_deleted(admin_client):
    item = factories.OrderLineFactory.create().item

    admin_client.post(f"/admin/catalog/item/{item.pk}/delete/", {"post": "yes"})

    assert Item.objects.filter(pk=item.pk).exists()
