"""The set-up check: each thing an agent needs, missing and there."""

from datetime import timedelta

import pytest

from callcenter.models import Role
from catalog.models import CatalogStatus, OfferedMode, Price
from catalog.models.charges import ChargeRule
from front.setup_check import Verdict, findings, problems
from orders.models import ConcessionLimit
from payments.models import OfferedMethod
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db

TODAY = NOW.date()
NO_LIMITS = (
    "Add a limit of concessions for agents: without one a supervisor has to approve "
    "whatever they take off by hand."
)
NO_STORE = "Add a store: nobody can say where goods by 60 Store pickup are picked up."


@pytest.fixture
def ready(call_center):
    """A call center where an agent can take an order."""
    factories.ItemFactory.create()
    factories.ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    factories.ConcessionLimitFactory.create()
    return call_center


def sentences(call_center):
    return [str(finding.sentence) for finding in problems(call_center, on=TODAY)]


def test_finds_nothing_missing_where_an_order_can_be_taken(ready):
    assert problems(ready, on=TODAY) == []
    assert [finding.verdict for finding in findings(ready, on=TODAY)] == [Verdict.FINE] * 8


def test_lists_all_that_a_bare_call_center_misses():
    call_center = factories.CallCenterFactory.create(
        code="BARE", bare=True, source_code_required=True, is_active=False
    )

    assert [(f.verdict.value, str(f.sentence)) for f in problems(call_center, on=TODAY)] == [
        ("missing", "Tick “active”: nobody can work for this call center before."),
        ("missing", "Add a channel user whose user is active."),
        ("missing", "Add an active mode of delivery to those the call center offers."),
        ("missing", "Tick one of the offered modes of delivery as the default."),
        ("missing", "Add an active payment method, or switch “Enable order completion” off."),
        ("missing", "Add a price in USD without tax for an item on sale."),
        ("advice", "No rule charges for shipping in USD: every delivery is free."),
        (
            "missing",
            "Publish a catalog with an active source code and add it to the call center, "
            "or do not require a source code.",
        ),
        ("advice", NO_LIMITS),
    ]


def test_asks_for_no_payment_method_without_order_completion(ready):
    OfferedMethod.objects.all().delete()
    assert sentences(ready) == [
        "Add an active payment method, or switch “Enable order completion” off."
    ]

    ready.order_completion = False

    assert sentences(ready) == []


def test_a_user_who_may_not_sign_in_is_nobody(ready):
    user = ready.channel_users.get().user
    user.is_active = False
    user.save(update_fields=["is_active"])

    assert sentences(ready) == ["Add a channel user whose user is active."]


def test_asks_for_a_default_mode(ready):
    OfferedMode.objects.update(is_default=False)

    assert sentences(ready) == ["Tick one of the offered modes of delivery as the default."]


@pytest.mark.parametrize(
    "change",
    [
        {"currency": "EUR"},
        {"with_tax": True},
        {"valid_to": TODAY - timedelta(days=1)},
        {"valid_from": TODAY + timedelta(days=1)},
        {"replaced_at": NOW},
    ],
    ids=str,
)
def test_asks_for_a_price_that_holds(ready, change):
    Price.objects.update(**change)

    assert sentences(ready) == ["Add a price in USD without tax for an item on sale."]


def test_a_price_of_the_call_centers_own_group_will_do(ready):
    group = factories.PriceGroupFactory.create()
    Price.objects.update(price_group=group)
    assert sentences(ready) == ["Add a price in USD without tax for an item on sale."]

    factories.OfferedPriceGroupFactory.create(price_group=group)

    assert sentences(ready) == []


def test_names_the_kind_of_price(ready):
    ready.currency, ready.prices_with_tax = "EUR", True

    assert "Add a price in EUR with tax for an item on sale." in sentences(ready)


def test_a_rule_of_another_call_center_charges_nothing_here(ready):
    other = factories.CallCenterFactory.create(code="OTHER")
    ChargeRule.objects.update(call_center=other)

    assert [f.verdict for f in problems(ready, on=TODAY)] == [Verdict.ADVICE]


def test_asks_for_a_usable_source_code_where_one_is_required(ready):
    ready.source_code_required = True
    code = factories.SourceCodeFactory.create()
    assert sentences(ready) == []

    code.catalog.status = CatalogStatus.DRAFT
    code.catalog.save(update_fields=["status"])

    assert len(sentences(ready)) == 1


def test_each_finding_links_to_where_it_is_mended(ready, admin_client):
    for finding in findings(ready, on=TODAY):
        page, _, place = finding.url.partition("#")
        answer = admin_client.get(page)
        assert answer.status_code == 200
        if place:
            assert f'id="{place}"' in answer.content.decode()


def test_advises_a_store_where_goods_are_picked_up(ready):
    factories.OfferedModeFactory.create(
        mode__code="60", mode__name="Store pickup", mode__is_pickup=True
    )
    warehouse = factories.WarehouseFactory.create(is_store=False)
    assert sentences(ready) == [NO_STORE]

    warehouse.is_store = True
    warehouse.save(update_fields=["is_store"])
    assert sentences(ready) == []

    warehouse.is_active = False
    warehouse.save(update_fields=["is_active"])
    assert sentences(ready) == [NO_STORE]


def test_advises_limits_of_the_agents_of_this_call_center(ready):
    limit = ConcessionLimit.objects.get()
    limit.role = Role.SUPERVISOR
    limit.save(update_fields=["role"])
    assert [(f.verdict, str(f.sentence)) for f in problems(ready, on=TODAY)] == [
        (Verdict.ADVICE, NO_LIMITS)
    ]

    elsewhere = factories.CallCenterFactory.create(code="FRFR")
    factories.ConcessionLimitFactory.create(call_center=elsewhere)
    assert sentences(ready) == [NO_LIMITS]
