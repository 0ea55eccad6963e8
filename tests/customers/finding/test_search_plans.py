"""No search reads a table from end to end, on as many customers as a small call center has."""

from copy import copy

import pytest
from django.db import connection

from catalog.models import Item
from customers.finding.hits import find, near_misses
from front.bulk.copying import without_triggers
from tests.factories import NOW, ItemFactory
from tests.orders.plans import buffers, plans_of, scanned_whole, settle

pytestmark = pytest.mark.django_db
MOST = 600  # pages of 8 kB that one query may look at
BIG = {
    *("customers_customer", "customers_address", "customers_contactpoint", "customers_nameword"),
    "catalog_item",
}
FIRST = ["Karen", "Lars", "Anke", "Peter", "Jean", "Marie", "Ines", "Li", "Chloe", "Fatima", "Owen"]
LAST = ["Berg", "Smith", "Nowak", "Garcia", "Muller", "O''Brien", "Johnson", "Williams", "Brown"]
LOAD = """
    INSERT INTO customers_customer (account_number, kind, first_name, last_name, organisation,
        created_at)
    SELECT 'P' || n, CASE WHEN n % 50 = 0 THEN 'organisation' ELSE 'person' END,
        (ARRAY['{first}'])[1 + n % {firsts}],
        (ARRAY['{last}'])[1 + n % {lasts}] || CASE WHEN n % 3 = 0 THEN '' ELSE chr(97 + n % 26) || chr(97 + n / 26 % 26) END,
        CASE WHEN n % 50 = 0 THEN 'Alpine House ' || n ELSE '' END, now()
    FROM generate_series(1, 30000) AS n;
    INSERT INTO customers_contactpoint (customer_id, reach, value, is_default)
    SELECT id, 'telephone', '+1' || 4250000000 + id * 7919 % 9999999, true FROM customers_customer;
    INSERT INTO customers_contactpoint (customer_id, reach, value, is_default)
    SELECT id, 'email', 'person' || id || '@example.com', true FROM customers_customer;
    INSERT INTO customers_address (customer_id, street, postcode, city, state, country, is_default)
    SELECT id, id || ' Main Street', lpad((id % 9000)::text, 5, '9'), 'Portland', 'OR', 'US', true
    FROM customers_customer;
"""


@pytest.fixture(scope="module")
def many(module_database):
    """Thirty thousand customers, each with telephone, e-mail and address; twenty thousand items."""
    shoe = ItemFactory.create(item_number="81327", price=False)
    Item.objects.bulk_create(a_thing_like(shoe, number) for number in range(20_000))
    names = {"first": "','".join(FIRST), "last": "','".join(LAST)}
    load = LOAD.format(**names, firsts=len(FIRST), lasts=len(LAST))
    with without_triggers(*BIG), connection.cursor() as cursor:
        cursor.execute(load)
    settle()


def a_thing_like(item, number):
    thing = copy(item)
    thing.pk, thing.item_number, thing.name = (
        None,
        f"{60_000 + number}A",
        f"{'Widget' if number % 400 == 0 else 'Thing'} {number}",
    )
    thing._state.adding = True
    return thing


def test_no_search_reads_a_table_from_end_to_end(many):
    customers = [
        "P4242", "p4242", "555 0101", "0101", "+1 425 555 0101", "person77@example.com", "person7",
        "berg", "karen", "karen b", "berg karen", "be", "b", "o'brien", "obr", "alpine", "house alpine",
        "ine hou", "97214", "99214 berg", "zzz", "李", "ng", "karen berg smith", "a b c d e f",
    ]  # fmt: skip
    searches = {f"customers: {typed}": lambda t=typed: find(t, region="US") for typed in customers}
    for typed in ("johnsn", "willaims", "karen brwon", "bergg karen", "xqzw", "jean-pierre dubios"):
        searches[f"misspelt: {typed}"] = lambda t=typed: near_misses(t, region="US")
    for typed in ("81327", "813", "widget", "widget 77", "8132", "x"):
        searches[f"items: {typed}"] = lambda t=typed: Item.objects.matching(t, on=NOW.date())
    for typed in ("81372", "81237", "8132", "813270"):
        searches[f"near items: {typed}"] = lambda t=typed: Item.objects.near(t, on=NOW.date())

    wrong = []
    for name, search in searches.items():
        for plan in plans_of(search):
            if scanned_whole(plan) & BIG or buffers(plan) > MOST:
                wrong.append((name, scanned_whole(plan), buffers(plan)))

    assert wrong == []
