"""The ledger is only added to: the database itself refuses to change or delete it."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from customers.models import Customer
from orders.models import Order, OrderEvent, OrderRevision
from payments.models import Payment, PaymentEvent
from tests.factories import CustomerFactory
from tests.orders.drafts import submitted

pytestmark = pytest.mark.django_db
LEDGERS = [
    (Payment, {"amount": "0.01"}),
    (PaymentEvent, {"amount": "0.01"}),
    (OrderEvent, {"facts": {}}),
    (OrderRevision, {"total": "0.01"}),
]


@pytest.mark.parametrize(("model", "change"), LEDGERS, ids=lambda v: getattr(v, "__name__", ""))
def test_refuses_a_change(model, change):
    submitted()
    before = list(model.objects.order_by("pk").values())

    with pytest.raises(DatabaseError, match="Cannot update or delete rows"), transaction.atomic():
        model.objects.update(**change)

    assert list(model.objects.order_by("pk").values()) == before
    assert before


@pytest.mark.parametrize("model", [model for model, _ in LEDGERS], ids=lambda m: m.__name__)
def test_refuses_a_deletion(model):
    submitted()
    count = model.objects.count()

    with pytest.raises(DatabaseError, match="Cannot update or delete rows"), transaction.atomic():
        model.objects.all()._raw_delete(model.objects.db)

    assert model.objects.count() == count > 0


@pytest.mark.parametrize("model", [model for model, _ in LEDGERS], ids=lambda m: m.__name__)
def test_refuses_plain_sql_too(model):
    submitted()
    table = model._meta.db_table

    for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
        with (
            pytest.raises(DatabaseError, match="Cannot update or delete rows"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


# Of PostgreSQL's catalog: tables of what was done, when and by whom, and those that refuse a deletion.
OF_THAT_KIND = """
    SELECT c.relname FROM pg_class c
    WHERE c.relkind = 'r' AND c.relname ~ '^(orders|payments)_' AND (
        2 = (SELECT count(*) FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attname IN ('at', 'by_id') AND NOT a.attisdropped)
        OR EXISTS (SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
                   WHERE t.tgrelid = c.oid AND t.tgtype & 8 > 0 AND p.prosrc ~ 'Cannot .*delete'))
    ORDER BY 1
"""


def tables_of_that_kind():
    with connection.cursor() as cursor:
        cursor.execute(OF_THAT_KIND)
        return [name for (name,) in cursor.fetchall()]


def test_no_ledger_and_no_event_table_is_emptied():
    tables = tables_of_that_kind()
    assert {model._meta.db_table for model, _ in LEDGERS} | {"orders_order"} <= set(tables)
    assert len(tables) >= 22

    for table in tables:
        with (
            pytest.raises(DatabaseError, match="Cannot truncate rows from"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"TRUNCATE {table} CASCADE")


def test_what_is_of_that_kind_refuses_a_change_and_a_deletion():
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.relname, bit_or(t.tgtype) FROM pg_class c
            JOIN pg_trigger t ON t.tgrelid = c.oid JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE p.prosrc ~ 'RAISE EXCEPTION' GROUP BY 1
            """
        )
        refused = dict(cursor.fetchall())

    for table in tables_of_that_kind():
        assert refused[table] & (8 | 16 | 32) == 8 | 16 | 32, table  # delete, update, truncate


# The row history: what pghistory's triggers write, whatever row it is of.
HISTORIES = """
    SELECT c.relname, coalesce(bit_or(t.tgtype) FILTER (WHERE p.prosrc ~ 'RAISE EXCEPTION'), 0)
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'pgh_created_at'
    LEFT JOIN pg_trigger t ON t.tgrelid = c.oid LEFT JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE c.relkind = 'r' GROUP BY 1 ORDER BY 1
"""


def test_no_row_history_is_changed_or_emptied():
    with connection.cursor() as cursor:
        cursor.execute(HISTORIES)
        histories = dict(cursor.fetchall())
    assert set(histories) == {
        event._meta.db_table
        for model in apps.get_models()
        for event in getattr(model, "pgh_event_models", {}).values()
    }
    assert len(histories) >= 47

    for table, refused in histories.items():
        assert refused & (16 | 32) == 16 | 32, table  # update, truncate
        with (
            pytest.raises(DatabaseError, match="Cannot truncate rows from"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"TRUNCATE {table} CASCADE")


def test_a_row_history_refuses_a_change():
    CustomerFactory.create()
    table = Customer.pgh_event_model._meta.db_table

    with (
        pytest.raises(DatabaseError, match="Cannot update rows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {table} SET pgh_label = 'else'")


def test_an_order_is_never_deleted():
    order = submitted()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM orders_order")

    assert Order.objects.get() == order
