"""The law of promises: whatever row pricing reads, replaced or changed, moves no promised figure."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.models import SetUp
from catalog.models.replaced import Replaced
from orders.under_lock.reprice import question_of, reprice
from pricing import price
from tests.factories import NOW, OrderFactory
from tests.orders.amended import amend, as_it_stands
from tests.orders.drafts import add, fresh
from tests.orders.promises.set_up import CHANGES, promised_order, replace_all

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]
NOT_PROMISED = {
    "callcenter_user": "who may see the order",
    "callcenter_setup": "says only whether set-up was changed",
    "catalog_cost": "bounds what may be conceded today; of no figure the caller has",
    "catalog_deliverymodegroup": "a name; its modes are catalog_modeingroup",
    "catalog_catalog": "a name; its prices are catalog_pricegroupofcatalog",
    "catalog_taxgroup": "a name",
    "catalog_itemgroup": "a name",
}


@pytest.fixture(scope="module")
def order(stage):
    return promised_order()


@pytest.fixture(autouse=True)
def later(morning):
    """The stage was set at that very morning: what is changed is changed after it."""
    with time_machine.travel(NOW):
        yield


def shown(order):
    """The figures, without the reasons: these name versions, and how a share came about."""
    stands = as_it_stands(order)
    for line in stands["lines"]:
        del line["because"], line["version"]
    for charge in stands["charges"]:
        del charge["because"], charge["id"], charge["rule_id"]
    return {name: stands[name] for name in ("lines", "charges", "taxes")} | {
        "total": fresh(order).total
    }


def repriced(order):
    with transaction.atomic():
        reprice(fresh(order), at=timezone.now())
    return shown(order)


@pytest.mark.parametrize("table", CHANGES)
def test_changing_what_pricing_reads_changes_no_promised_figure(order, table):
    before = repriced(order)
    CHANGES[table]()

    assert repriced(order) == before


@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_no_promised_figure_moves_whatever_is_changed_in_whatever_order(order, data):
    """And a new line is priced by today's terms beside them."""
    with transaction.atomic():
        amend(order)
        promised = shown(order)
        for table in data.draw(st.lists(st.sampled_from(sorted(CHANGES)), max_size=4, unique=True)):
            CHANGES[table]()
        assert repriced(order) == promised
        transaction.set_rollback(True)


def test_equal_rows_change_no_figure_of_an_order_that_was_only_read_out(order):
    draft = OrderFactory.create(source_code=order.source_code)
    for line in order.lines.all():
        add(draft, line.item.item_number, at=timezone.now())
    before = repriced(draft)
    replace_all(changed=False)

    assert repriced(draft) == before
    assert Decimal("4.00") in [charge["amount"] for charge in before["charges"]]


def tables_read(order):
    """The tables named by the statements that price an order from nothing, and as it is read out."""
    SetUp.objects.all().delete()
    with CaptureQueriesContext(connection) as context:
        asked = question_of(fresh(order), on=timezone.localdate())
        price(asked.facts, asked.terms)
    with CaptureQueriesContext(connection) as submitting, transaction.atomic():
        reprice(fresh(order), at=timezone.now())
    statements = [one["sql"] for one in [*context.captured_queries, *submitting.captured_queries]]
    return {table for sql in statements for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', sql)}


def test_every_table_that_pricing_reads_is_kept_one_way_or_the_other(order):
    draft = OrderFactory.create(source_code=order.source_code, customer=order.customer)
    for line in order.lines.all():
        add(draft, line.item.item_number, at=timezone.now())
    read = tables_read(order) | tables_read(draft)
    set_up = {table for table in read if not table.startswith(("orders_", "customers_address"))}

    assert set_up >= {"catalog_price", "catalog_pricegroup", "catalog_chargecode", "catalog_item"}
    assert set_up - set(CHANGES) - set(NOT_PROMISED) == set()


def test_all_of_them_stand_in_the_documentation():
    written = (ROOT / "docs" / "pricing.md").read_text()
    names = {model._meta.db_table: model.__name__ for model in apps.get_models()}

    missing = [names[table] for table in CHANGES if f"`{names[table]}`" not in written]
    assert missing == []
    kept = [m.__name__ for m in apps.get_models() if issubclass(m, Replaced)]
    assert [name for name in kept if f"`{name}`" not in written] == []
