"""Each way of searching has an index that fits its question."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Item
from customers.finding.hits import find
from tests.factories import NOW, CustomerFactory, ItemFactory

pytestmark = pytest.mark.django_db


def plans_of(search):
    """Return how PostgreSQL would answer each query, if reading a whole table were no choice."""
    with CaptureQueriesContext(connection) as queries:
        search()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for query in queries.captured_queries:
            if query["sql"].startswith("SELECT"):
                cursor.execute(f"EXPLAIN {query['sql']}")
                yield "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize(
    ("typed", "index"),
    [
        ("C00042", "customers_customer_account_number"),
        ("555 0101", "customers_telephone_reversed"),
        ("karen@example", "customers_email_lower"),
        ("berg", "customers_customer_last_names"),
        ("karen", "customers_customer_first_names"),
        ("house alpine", "customers_customer_words"),
        ("97214 nobody", "customers_address_postcode"),
    ],
)
def test_customers_are_found_by_an_index(typed, index):
    CustomerFactory.create()

    plans = list(plans_of(lambda: find(typed, region="US")))

    assert any(index in plan and "Cond:" in plan for plan in plans)


@pytest.mark.parametrize(
    ("typed", "index"), [("813", "catalog_item_number_folded"), ("jacket", "catalog_item_words")]
)
def test_items_are_found_by_an_index(typed, index):
    ItemFactory.create(price=False)

    plans = list(plans_of(lambda: Item.objects.matching(typed, on=NOW.date())))

    assert any(index in plan and "Cond:" in plan for plan in plans)
