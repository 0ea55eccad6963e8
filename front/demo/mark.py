"""The mark on a database that holds demo data, so that nothing else is ever emptied or mixed with it.

It is a comment on a table of ours: that needs no right beyond those of the migrations, comes and
goes with the transaction, and goes along into a dump.
"""

from django.apps import apps
from django.db import connection

from callcenter.models import CallCenter, User
from catalog.models import Item
from customers.models import ACCOUNT_NUMBERS, Customer
from front.bulk.marks import drop_table
from orders.models import Order
from orders.models.orders import ORDER_NUMBERS

MARK = "Holds demo data: load_demo --reset may empty it."
MARKED_TABLE = "callcenter_callcenter"
APPS = ["callcenter", "customers", "catalog", "orders", "payments"]
TASKS = "django_tasks_database"  # of letters that wait to leave


def is_marked() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(%s::regclass, 'pg_class')", [MARKED_TABLE])
        return bool(cursor.fetchone() == (MARK,))


def mark() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE {MARKED_TABLE} IS '{MARK}'")


def is_empty() -> bool:
    """Tell whether nobody has begun to work with the database."""
    return not any(model.objects.exists() for model in (User, CallCenter, Customer, Item, Order))


def empty() -> None:
    """Empty every table of ours, row histories included, and let all numbers begin anew."""
    drop_table()
    models = [
        model
        for app in [*APPS, TASKS]
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
    ]
    tables = sorted({connection.ops.quote_name(model._meta.db_table) for model in models})
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # ledgers refuse it
        cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        for sequence in (ACCOUNT_NUMBERS, ORDER_NUMBERS):
            cursor.execute(f"ALTER SEQUENCE {sequence} RESTART")
