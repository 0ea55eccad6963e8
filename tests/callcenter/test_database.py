"""Statements that PostgreSQL keeps ready: through a refusal, but not past a change of the tables."""

import pytest
from django.db import connection, transaction

from callcenter import environment
from callcenter.sql.ready import ready
from orders.models import OrderLine

pytestmark = pytest.mark.usefixtures("own_database")


def ask(often=1):
    for _ in range(often):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 81327")


def kept():
    with connection.cursor() as cursor:
        cursor.execute("SELECT generic_plans + custom_plans FROM pg_prepared_statements"
                       " WHERE statement = 'SELECT 81327'")  # fmt: skip
        return [uses for (uses,) in cursor.fetchall()]


def roll_back():
    with transaction.atomic():
        ask()
        transaction.set_rollback(True)


def test_a_refusal_leaves_them_ready():
    ask(often=3)
    before = kept()

    roll_back()
    with transaction.atomic():
        roll_back()

    assert before == [1]
    assert kept() == [3]


@pytest.mark.parametrize(
    "statement",
    ["ALTER TABLE callcenter_once ADD COLUMN more integer", "DROP TABLE callcenter_cache"],
)
def test_a_change_of_tables_has_them_made_anew(statement):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS callcenter_cache ()")
    ask(often=3)

    with connection.cursor() as cursor:
        cursor.execute(statement)
    ask()

    assert kept() == []


@ready
def numbered(number: int):
    return OrderLine.objects.filter(number=number)


def test_numbers_of_any_size_are_one_statement():
    for number in (1, 40_000):
        for _ in range(3):
            numbered(number)

    with connection.cursor() as cursor:
        cursor.execute("SELECT parameter_types::text[] FROM pg_prepared_statements"
                       " WHERE statement LIKE '%\"orders_orderline\"%'")  # fmt: skip
        assert cursor.fetchall() == [(["integer"],)]


def test_a_process_has_a_connection_for_each_thread(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql:///unused")

    pool = environment.database(threads=5)["OPTIONS"]["pool"]

    assert (pool["min_size"], pool["max_size"]) == (1, 5)
