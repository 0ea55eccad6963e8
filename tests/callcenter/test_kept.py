"""Set-up is read once, and again as soon as any of it was changed."""

import re

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from callcenter.models import SetUp
from callcenter.sql import kept
from callcenter.sql.kept import asked_once, stamp_now
from callcenter.web.reading import call_centers_of, supervises
from catalog.models import CustomerTerms, OfferedMode
from catalog.terms import charge_rules_of, default_mode, delivery, named, offered, offers, tax_rates
from catalog.terms.charges import every_charge_code, modes_of_groups
from payments.questions.offered import offered_methods
from payments.ways.coins import every_offer
from tests.factories import (
    NOW,
    CallCenterFactory,
    ChargeRuleFactory,
    CustomerFactory,
    CustomerGroupFactory,
    OfferedModeFactory,
    OfferFactory,
)
from tests.house.test_conventions import OURS
from tests.orders.answers import address
from tests.orders.drafts import draft

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
KEPT = re.compile(r"(?<=^@kept\ndef )\w+|(?<= = kept\()\w+", re.MULTILINE)
SET_UP = [
    model
    for model in apps.get_models()
    if any(trigger.name == "set_up_changed" for trigger in getattr(model._meta, "triggers", ()))
]


def with_terms():
    customer = CustomerFactory.create(group=CustomerGroupFactory.create())
    CustomerTerms.objects.create(customer=customer)
    return customer


def read_everything(center):
    """Call all that is kept, once for a customer and a group that have terms of their own."""
    customer = with_terms()
    terms = {"call_center": center, "currency": "USD", "on": TODAY}
    delivery.delivery_terms(center, items=[], at=NOW)
    delivery.modes_that_name_items()
    offered.every_mode(), offered.every_warehouse()
    every_charge_code(), modes_of_groups()
    default_mode(center, customer)
    call_centers_of(1), supervises(1)
    for kind in named.KINDS:
        named.is_named(customer.pk, kind)
    offered.offered_warehouses(center.pk)
    offered.offered_price_groups(center.pk)
    offered_methods(center.pk), every_offer(center.pk)
    offers(**terms, coupons=())
    tax_rates(["US"], on=TODAY)
    charge_rules_of(
        call_center_id=center.pk, customer_id=customer.pk, customer_group_id=customer.group_id,
        currency="USD", on=TODAY,
    )  # fmt: skip


def marked_as_kept():
    """Return the names of the functions that are marked so, wherever they stand."""
    sources = [path.read_text() for path in OURS]
    return {name for source in sources for name in KEPT.findall(source)}


def tables_of(queries):
    return {
        table
        for query in queries
        for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', query["sql"])
        if query["sql"].startswith("SELECT")
    }


@pytest.mark.parametrize("model", SET_UP, ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM {} WHERE false",
        "UPDATE {} SET id = id WHERE false",
        "INSERT INTO {} SELECT * FROM {} WHERE false",
        "TRUNCATE {} CASCADE",
    ],
)
def test_every_change_of_set_up_is_noticed(model, change):
    before = stamp_now()

    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(change.replace("{}", model._meta.db_table))
    except ProgrammingError as refusal:
        if "Cannot truncate" not in str(refusal):
            raise
        return  # a ledger hangs on it

    assert before is not None
    assert stamp_now() != before


def test_every_table_that_is_kept_is_watched(call_center):
    ChargeRuleFactory.create(), OfferFactory.create()
    SetUp.objects.all().delete()  # so that nothing is kept

    with CaptureQueriesContext(connection) as asked:
        read_everything(call_center)

    watched = {model._meta.db_table for model in SET_UP}
    read = tables_of(asked.captured_queries) - {"callcenter_setup"}
    assert len(read) > 10
    assert read <= watched | {"customers_customer", "customers_customergroup"}


def test_all_that_is_kept_is_read_here(call_center, monkeypatch):
    monkeypatch.setattr(kept, "_kept", (None, {}))

    read_everything(call_center)

    assert {load.__name__ for load, *_ in kept._kept[1]} == marked_as_kept()


def test_what_is_kept_is_not_asked_again(call_center, django_assert_num_queries):
    OfferedModeFactory.create(call_center=call_center)
    first = offered.offered_modes(call_center.pk)

    with django_assert_num_queries(1):  # whether set-up was changed
        assert offered.offered_modes(call_center.pk) is first
    with asked_once():
        stamp_now()
        with django_assert_num_queries(0):
            offered.offered_modes(call_center.pk)


def test_each_call_center_has_its_own(call_center):
    OfferedModeFactory.create(call_center=call_center)
    other = CallCenterFactory.create(code="FRFR")

    for center in (call_center, other):
        assert {row.call_center_id for row in offered.offered_modes(center.pk)} == {center.pk}


def test_what_was_rolled_back_was_never_there(call_center):
    before = offered.offered_modes(call_center.pk)
    with transaction.atomic():
        OfferedModeFactory.create(call_center=call_center)
        assert len(offered.offered_modes(call_center.pk)) == len(before) + 1
        transaction.set_rollback(True)

    assert offered.offered_modes(call_center.pk) == before


def test_without_a_stamp_nothing_is_kept(call_center):
    SetUp.objects.all().delete()
    OfferedModeFactory.create(call_center=call_center)
    SetUp.objects.all().delete()

    assert offered.offered_modes(call_center.pk) is not offered.offered_modes(call_center.pk)


def test_more_customers_than_can_be_kept_are_asked_for(monkeypatch):
    monkeypatch.setattr(named, "MOST", 1)
    with_terms()
    stranger = CustomerFactory.create()
    assert not named.is_named(stranger.pk, "terms")

    with_terms()

    assert named.is_named(stranger.pk, "terms")


def test_a_mode_added_by_an_admin_is_at_the_desk_with_the_next_answer(client):
    order = draft("10.00")
    client.force_login(order.taken_by)
    assert "Drone" not in client.get(address("orders:order", order)).content.decode()

    row = OfferedModeFactory.create(call_center=order.call_center, mode__name="Drone")
    assert "Drone" in client.get(address("orders:order", order)).content.decode()

    OfferedMode.objects.filter(pk=row.pk).delete()
    assert "Drone" not in client.get(address("orders:order", order)).content.decode()
