"""Every page of the admin opens, searches, and asks no more for many rows than for one."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.test import Client

from catalog.models import ChargeRule
from front.demo.mark import APPS
from tests import factories
from tests.front.admin_rows import (
    charge,
    count_queries,
    coupon,
    event,
    make,
    make_order,
    page,
    payment,
    reservation,
    tax,
)

pytestmark = pytest.mark.django_db

PAGES = sorted(
    (model for model in admin.site._registry if model._meta.app_label in APPS),
    key=lambda model: model._meta.label,
)
READ_ONLY = [
    model for model in PAGES if (model._meta.app_label in {"orders", "payments"}
    and model.__name__ not in {"AccountEntry", "CreditEntry", "HoldCode", "LetterTemplate", "PaymentMethod",
                               "ReasonCode", "StoredToken"})
    or model.__name__ in {"AccessEvent", "AuditException", "AuditRun", "PassingLetter"}
]  # fmt: skip
each_page = pytest.mark.parametrize("model", PAGES, ids=lambda m: m.__name__)
each_read_only = pytest.mark.parametrize("model", READ_ONLY, ids=lambda m: m.__name__)


def test_everything_an_admin_sets_up_or_looks_at_has_a_page():
    without = {
        "Address", "ChargeTier", "ClosedDay", "ConcessionLimit", "ContactPoint", "Cost", "GiftCardEntry",
        "ModeForItem", "ModeForRegion", "ModeInGroup", "OfferItem", "OfferPart", "OfferTier",
        "OfferedCatalog", "OfferedMethod", "OfferedMode", "OfferedPriceGroup", "OfferedWarehouse",
        "ExportedOrder", "HoldReason", "OrderTax", "PriceGroupOfCatalog", "RefundLimit", "ShipmentLine",  # rows of another page
        "Attempt", "ItemWord", "NameWord", "Once", "Presence", "Pulse", "SetUp",
    }  # fmt: skip
    models = {
        model.__name__
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if not hasattr(model, "pgh_tracked_model")
    }

    assert models - without == {model.__name__ for model in PAGES}


@each_page
def test_every_list_opens_and_searches(admin_client, model):
    make(model)

    for query in ("", "?q=1", "?q=karen%20b"):
        answer = admin_client.get(page(model, "changelist") + query)
        assert answer.status_code == 200


@each_page
def test_every_list_is_headed_by_what_it_lists(admin_client, model):
    text = admin_client.get(page(model, "changelist")).content.decode()

    plural = str(model._meta.verbose_name_plural)
    assert f"<h1>{plural[0].upper()}{plural[1:]}</h1>" in text


def test_the_lists_of_the_reference_walk_are_headed_word_for_word(admin_client):
    assert b"<h1>Call centers</h1>" in admin_client.get("/admin/callcenter/callcenter/").content
    assert b"<h1>Channel users</h1>" in admin_client.get("/admin/callcenter/channeluser/").content


@each_page
def test_every_change_page_opens(admin_client, model):
    row = make(model)

    answer = admin_client.get(page(model, "change", row.pk))

    assert answer.status_code == 200


@each_page
def test_every_add_page_opens_where_adding_is_allowed(admin_client, model):
    answer = admin_client.get(page(model, "add"))

    assert answer.status_code == (403 if model in READ_ONLY else 200)


@each_page
def test_every_list_asks_as_many_queries_for_twenty_rows_as_for_one(admin_client, model):
    make(model)
    url = page(model, "changelist")
    admin_client.get(url)
    for_one = count_queries(admin_client, url)

    for _ in range(19):
        make(model)

    assert count_queries(admin_client, url) == for_one


def test_an_order_asks_as_many_queries_for_twenty_lines_as_for_one(admin_client):
    order = make_order()
    url = page(type(order), "change", order.pk)
    admin_client.get(url)
    for_one = count_queries(admin_client, url)

    for _ in range(19):
        factories.OrderLineFactory.create(order=order)
        charge(order)
        event(order)
        payment(order)
        coupon(order)
        reservation(order)
        tax(order)

    assert count_queries(admin_client, url) == for_one


@each_read_only
def test_what_is_only_seen_refuses_every_change(admin_client, model):
    row = make(model)
    count = model.objects.count()

    for url in (page(model, "add"), page(model, "change", row.pk), page(model, "delete", row.pk)):
        assert admin_client.post(url, {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    admin_client.post(page(model, "changelist"), action)

    assert model.objects.count() == count
    assert not LogEntry.objects.exists()


@each_page
def test_a_stranger_is_sent_to_the_sign_in(model):
    url = page(model, "changelist")

    answer = Client().get(url)

    assert answer.status_code == 302
    assert answer.url == f"/accounts/login/?next={url}"


@each_page
def test_an_agent_is_refused(agent_client, model):
    assert agent_client.get(page(model, "changelist")).status_code in {302, 403}
    assert agent_client.get(page(model, "changelist"), follow=True).status_code == 403


def test_an_agent_does_not_get_past_the_admins_own_sign_in(agent_client):
    assert agent_client.get("/admin/login/").status_code == 403


@each_page
def test_every_row_history_opens(admin_client, model):
    row = make(model)

    assert admin_client.get(page(model, "history", row.pk)).status_code == 200
    if getattr(model, "pgh_event_models", None):
        assert admin_client.get(page(model, "row_history")).status_code == 200


def test_charge_rules_are_read_at_a_glance(admin_client):
    make(ChargeRule)

    text = admin_client.get(page(ChargeRule, "changelist")).content.decode()

    assert "[0.00, 50.00) → 5.95, [50.00, ∞) → 0.00" in text.replace("\N{NO-BREAK SPACE}", " ")
