"""Every page of the admin opens, searches, and asks no more for many rows than for one."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from callcenter.demo.mark import APPS
from callcenter.models import CallCenter, ChannelUser, Role, User
from catalog.models import ChargeRule, CustomerTerms
from orders.models import Event, OrderCharge, OrderEvent, OrderRevision, Override
from payments.models import Happened, Payment, PaymentEvent
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db

PAGES = sorted(
    (model for model in admin.site._registry if model._meta.app_label in APPS),
    key=lambda model: model._meta.label,
)
READ_ONLY = [
    model for model in PAGES if model._meta.app_label in {"orders", "payments"}
    and model.__name__ != "PaymentMethod"
]  # fmt: skip
each_page = pytest.mark.parametrize("model", PAGES, ids=lambda m: m.__name__)
each_read_only = pytest.mark.parametrize("model", READ_ONLY, ids=lambda m: m.__name__)


def page(model, name, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def make(model):
    """Make one row of the model, with a row of each kind that belongs to it."""
    name = model.__name__
    if maker := MAKERS.get(name):
        return maker()
    return getattr(factories, f"{name}Factory").create()


def make_order():
    line = factories.OrderLineFactory.create()
    charge(line.order)
    event(line.order)
    payment(line.order)
    return line.order


def charge(order):
    rule = factories.ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    return OrderCharge.objects.create(order=order, charge_code=rule.charge_code, rule=rule)


def event(order):
    return OrderEvent.objects.create(
        order=order, kind=Event.OPENED, revision=0, at=NOW, by=factories.UserFactory.create()
    )


def payment(order):
    paid = Payment.objects.create(
        order=order,
        number=order.payments.count() + 1,
        method=factories.PaymentMethodFactory.create(),
        amount="10.00",
        taken_date=NOW.date(),
        at=NOW,
        by=factories.UserFactory.create(),
    )
    payment_event(paid)
    return paid


def payment_event(paid):
    return PaymentEvent.objects.create(
        order=paid.order, payment=paid, kind=Happened.AUTHORISED, amount="10.00", at=NOW, by=paid.by
    )


def revision():
    order = factories.OrderFactory.create()
    return OrderRevision.objects.create(
        order=order, number=1, total="0", snapshot={}, at=NOW, by=factories.UserFactory.create()
    )


def override():
    return Override.objects.create(
        order=factories.OrderFactory.create(), kind=Override.Kind.PRICE, from_amount="2",
        to_amount="1", reason="Scratched", at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


MAKERS = {
    "CallCenter": lambda: factories.CallCenterFactory.create(code=f"CC{uuid4().hex[:8]}"),
    "ChargeRule": lambda: factories.ChargeRuleFactory.create(
        call_center=factories.home(),
        mode=factories.DeliveryModeFactory.create(),
        customer=factories.CustomerFactory.create(),
        tiers=[("0", "50", "5.95"), ("50", None, "0")],
    ),
    "CustomerTerms": lambda: CustomerTerms.objects.create(
        customer=factories.CustomerFactory.create(),
        price_group=factories.PriceGroupFactory.create(),
    ),
    "Customer": lambda: factories.CustomerFactory.create(
        group=factories.CustomerGroupFactory.create()
    ),
    "DeliveryModeGroup": lambda: factories.DeliveryModeGroupFactory.create(
        modes=[factories.DeliveryModeFactory.create()]
    ),
    "Item": lambda: factories.ItemFactory.create(group=factories.ItemGroupFactory.create()),
    "Price": lambda: factories.PriceFactory.create(price_group=factories.PriceGroupFactory.create()),
    "Order": make_order,
    "OrderCharge": lambda: charge(factories.OrderFactory.create()),
    "OrderEvent": lambda: event(factories.OrderFactory.create()),
    "OrderRevision": revision,
    "Override": override,
    "Payment": lambda: payment(factories.OrderFactory.create()),
    "PaymentEvent": lambda: payment_event(payment(factories.OrderFactory.create())),
}  # fmt: skip


def test_everything_an_admin_sets_up_or_looks_at_has_a_page():
    without = {
        "Address", "ChargeTier", "ContactPoint", "OfferedCatalog", "OfferedMethod", "OfferedMode",
        "OfferedPriceGroup",  # rows of another page
        "Once",
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


def count_queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(queries)


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


def test_an_admin_adds_a_channel_user(admin_client, call_center):
    user = factories.UserFactory.create(username="eve")
    url = page(ChannelUser, "add")
    text = admin_client.get(url).content.decode()
    for label in ("Call center", "User ID", "Name"):
        assert f">{label}</label>" in text
    assert f'<option value="{user.pk}">eve</option>' in text

    answer = admin_client.post(
        url, {"call_center": call_center.pk, "user": user.pk, "name": "Eve", "role": Role.AGENT}
    )

    assert answer.status_code == 302
    assert list(CallCenter.objects.of(User.objects.get(username="eve"))) == [call_center]


def test_a_call_center_asks_as_many_queries_for_thirty_channel_users_as_for_one(
    admin_client, call_center
):
    url = page(CallCenter, "change", call_center.pk)
    admin_client.get(url)
    for_one = count_queries(admin_client, url)

    factories.ChannelUserFactory.create_batch(29, call_center=call_center)
    factories.OfferedModeFactory.create_batch(5, call_center=call_center)
    factories.OfferedMethodFactory.create_batch(5, call_center=call_center)
    factories.OfferedPriceGroupFactory.create_batch(5, call_center=call_center)
    factories.CatalogFactory.create_batch(5)

    assert count_queries(admin_client, url) == for_one


def test_the_set_up_check_stands_on_the_call_centers_page(admin_client):
    call_center = factories.CallCenterFactory.create(bare=True)

    text = admin_client.get(page(CallCenter, "change", call_center.pk)).content.decode()

    assert "Missing: <a" in text
    assert "Add a channel user whose user is active." in text
    assert "Done: The call center is active." in text


def test_charge_rules_are_read_at_a_glance(admin_client):
    make(ChargeRule)

    text = admin_client.get(page(ChargeRule, "changelist")).content.decode()

    assert "[0.00, 50.00) → 5.95 USD; [50.00, ∞) → 0.00 USD" in text


def modes_form(call_center, *rows):
    """Fill in the call center's page with its modes: (row, is it the default)."""
    form = {
        name: getattr(call_center, name)
        for name in (
            "code", "name", "company_name", "currency", "country", "language", "time_zone",
            "tax_name", "tolerance_percent", "tolerance_amount",
        )
    }  # fmt: skip
    for prefix in ("channel_users", "offered_methods", "offered_catalogs", "offered_price_groups"):
        form |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    form |= {"offered_modes-TOTAL_FORMS": len(rows), "offered_modes-INITIAL_FORMS": len(rows)}
    for i, (row, is_default) in enumerate(rows):
        form |= {
            f"offered_modes-{i}-id": row.pk,
            f"offered_modes-{i}-call_center": call_center.pk,
            f"offered_modes-{i}-mode": row.mode_id,
            f"offered_modes-{i}-position": row.position,
        } | ({f"offered_modes-{i}-is_default": "on"} if is_default else {})
    return form


def test_the_default_mode_moves_in_one_save(admin_client, call_center):
    old = call_center.offered_modes.get()
    new = factories.OfferedModeFactory.create(call_center=call_center)
    url = page(CallCenter, "change", call_center.pk)

    answer = admin_client.post(url, modes_form(call_center, (new, True), (old, False)))

    assert answer.status_code == 302
    assert call_center.offered_modes.get(is_default=True) == new


def test_two_default_modes_are_refused_on_the_form(admin_client, call_center):
    old = call_center.offered_modes.get()
    new = factories.OfferedModeFactory.create(call_center=call_center)
    url = page(CallCenter, "change", call_center.pk)

    answer = admin_client.post(url, modes_form(call_center, (new, True), (old, True)))

    assert answer.status_code == 200
    assert "A call center has one default mode: untick the other." in answer.content.decode()
    assert call_center.offered_modes.get(is_default=True) == old
